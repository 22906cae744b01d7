### Tiếp nhận: thông tin Điều 10, trùng văn bản, chưa xác định, nhắc việc

field-number = số văn bản
field-type-name = loại văn bản
field-signer-position = chức vụ người ký
field-signer-name = họ tên người ký
field-receivers = bên nhận
field-sent-at = thời gian gửi

fact-title = Thông tin văn bản (Điều 10)
fact-line = { $label }: { $value }
fact-nothing = (không ghi)
fact-rows = { $rows }
fact-a = Mã định danh cơ quan gửi, nhận
fact-b = Mã định danh văn bản
fact-c = Số, ký hiệu
fact-d = Ngày văn bản
fact-dd = Loại văn bản
fact-e = Trích yếu
fact-g = Hồ sơ, tài liệu gửi kèm
fact-h = Trạng thái xử lý
fact-i = Chức vụ, họ tên người ký
fact-k = Mức độ khẩn
fact-l = Bên gửi
fact-m = Bên nhận
fact-n = Thời gian gửi, nhận
fact-o = Thời hạn xử lý
fact-p = Lịch sử gửi, nhận
fact-q = Thông tin khác
fact-file = { $name } ({ $kind }, { $size } KB, SHA-256 { $hash }…)
fact-times = gửi { $sent }; nhận { $received }
fact-hop = { $code } lúc { $at }
fact-hop-ours = cơ quan này nhận lúc { $at }
fact-origin = Nguồn: { $origin }
fact-needs-reply = Nơi gửi yêu cầu thực hiện, báo cáo
fact-answers = Trả lời văn bản { $reference }
fact-competence = Thẩm quyền ký: { $words }
fact-accepted = { $name } tiếp nhận khi còn điểm chưa xác định, lúc { $at }: { $reason }
origin-born-digital = Văn bản điện tử tạo lập từ đầu
origin-digitised = Bản số hóa từ văn bản giấy
legal-not-checked = Chưa kiểm tra
legal-mark-none = { "" }
legal-mark-equals-paper = ✔{ " " }
legal-mark-for-reference = ℹ{ " " }

incoming-twin = ⚠ Có thể trùng văn bản đến số { $number } ngày { $at } ({ $reference })
incoming-twin-unregistered = ⚠ Có thể trùng văn bản { $reference } nhận ngày { $at }, chưa vào sổ
incoming-accepted = 🖊 { $name } tiếp nhận khi { $checks } chưa xác định: { $reason }
incoming-refused-at = Người từ chối: { $name }, lúc { $at }

verification-identity-right = Chữ ký số khớp cơ quan gửi và người ký.
verification-identity-agency-wrong = Chữ ký số không khớp cơ quan gửi: chứng thư số của { $found }, bên gửi là { $declared }.
verification-identity-person-wrong = Chữ ký số không khớp người ký: chứng thư số của { $found }, gói tin ghi { $declared }.
verification-identity-undeclared = Gói tin không ghi tên cơ quan gửi hoặc người ký nên chưa xác định được chữ ký số có khớp hay không.
verification-identity-no-signatures = Không đủ chữ ký số của cơ quan và của người ký để đối chiếu: chưa xác định.
verification-order-right = Chữ ký số của cơ quan có sau chữ ký của người có thẩm quyền.
verification-order-wrong = Chữ ký số của cơ quan được ký trước chữ ký của người có thẩm quyền.
verification-order-of-copy = Bản sao chỉ cần chữ ký số của cơ quan sao, không có thứ tự ký.
verification-order-unknown = Không đủ hai chữ ký số nên chưa xác định được thứ tự ký.
verification-attachments-right = Tài liệu kèm theo đủ, đúng, không bị thay đổi ({ $count } tệp).
verification-attachments-right-beside = Tài liệu kèm theo đủ, đúng, không bị thay đổi ({ $count } tệp); chữ ký rời hợp lệ: { $names }.
verification-seal-alone = không rõ chữ ký rời này ký tệp nào trong gói.
verification-seal-strange = chữ ký rời đi kèm không phải của cơ quan gửi.
verification-attachments-none = Không có tài liệu gửi kèm riêng.
verification-attachments-missing = Thiếu tài liệu kèm theo đã khai: { $names }.
verification-attachment-unsigned = Tài liệu kèm theo { $name } không có chữ ký số của cơ quan gửi.
verification-attachment-wrong = Tài liệu kèm theo { $name } sai: { $why }
verification-attachment-unknown = Chưa xác định được tài liệu kèm theo { $name }: { $why }
verification-attachment-too-many = quá nhiều tệp hoặc quá lâu để kiểm tra hết.
verification-attachments-several = { $said }

finding-stamp-secret = Trang đầu của { $name } có chữ “{ $words }” ở vùng đóng dấu. Văn thư phải quyết định: nếu là văn bản mật thì từ chối với lý do C12.
finding-stamp-unread = Không đọc được trang đầu của { $name } nên chưa xác định được có dấu độ mật hay không.
refusal-secret-stamp = Trang đầu có chữ “{ $words }” ở vùng đóng dấu. Văn bản này có độ mật không? Nếu có, dừng lại: không được đưa văn bản mật lên hệ thống. Nếu không, xin bỏ chữ đó rồi nộp lại. Tệp chưa được lưu.

step-accept-undetermined = 📥 Vào sổ khi chưa xác định
step-accept-undetermined-done = Đã vào sổ. Tên anh/chị và lý do được ghi lại.
ask-accept-undetermined-reason = Có điểm kiểm tra chưa xác định được. Vì sao vẫn tiếp nhận? (ít nhất 10 ký tự; tên anh/chị và lý do được ghi lại)

reason-undecided = ⏰ Văn bản này chưa đạt kiểm tra và đã chờ { $names } giờ. Đề nghị tiếp nhận hoặc từ chối, phản hồi ngay cho nơi gửi.
bot-details = ℹ Chi tiết
