### Máy ký: ghép máy, đề nghị ký, nộp chữ ký

request-waiting = ⏳ Chờ ký trên máy của { $name } đến { $until } · Bốn số đối chiếu: <b>{ $digits }</b>
request-declined = Đã từ chối. Văn bản vẫn chờ ký; muốn ký lại, xin bấm nút trên thẻ.
request-refused = ✘ Chưa lập được đề nghị ký: { $why }
reason-sign-on-machine = 🖋 Mời anh/chị ký trên máy ký. Xin so bốn số trên thẻ với bốn số trên máy.
reason-request-refused = ✘ Chưa lập được đề nghị ký. Xin xem lý do trên thẻ.
draft-preparing = ⏳ Đang chuẩn bị chỗ ký số trên dự thảo, thường chỉ mất vài giây
draft-unprepared = ⚠️ Dự thảo chưa sẵn sàng để ký số trên hệ thống: { $why }

refusal-due-as-it-is = Hạn của văn bản đã theo hạn của chủ trì.
refusal-already-recorded = Kết quả này đã được ghi.
refusal-station-unknown = Máy ký này chưa ghép hoặc đã bỏ ghép. Xin ghép lại ở trang cơ quan, mục Máy ký.
refusal-station-code-invalid = Mã ghép không đúng, đã dùng hoặc quá mười phút. Xin lấy mã mới ở trang cơ quan, mục Máy ký.
refusal-no-station = Đồng chí chưa ghép máy ký cho việc này. Xin vào trang cơ quan, mục Máy ký; hoặc ký bằng phần mềm khác rồi nộp tệp.
refusal-no-such-request = Đề nghị ký này đã hết hạn, đã ký, hoặc văn bản đã thay đổi. Xin bấm ký lại trên thẻ.
refusal-certificate-unreadable = Không đọc được chứng thư số gửi kèm.
refusal-certificate-of-another = Chứng thư số này của { $holder }, không phải của anh/chị hoặc của cơ quan mà anh/chị làm văn thư.

office-stations = Máy ký
office-stations-about = Chương trình ký chạy trên máy của anh/chị và dùng thiết bị ký số cắm ở máy đó. Khóa và mã PIN không rời khỏi máy.
office-station-code = Trên máy có thiết bị ký số, chạy “vanthu agent pair” và nhập mã này. Mã dùng một lần, trong { $minutes } phút:
office-station-make = Lấy mã ghép máy
office-stations-paired = Máy đã ghép
office-stations-none = Chưa ghép máy nào.
office-station-line-person = { $name } – ký của { $holder }
office-station-line-agency = { $name } – ký số cơ quan { $holder }
office-station-end = Bỏ ghép
