### Lời từ chối: refusal-<tên>, nói rõ vì sao và phải làm gì

refusal-not-your-step = Bước “{ $step }” không thuộc quyền của anh/chị với văn bản này.
refusal-not-now = Văn bản đã sang bước khác nên không làm được “{ $step }” nữa.
refusal-stale = Văn bản đã thay đổi sau khi thẻ này hiện ra. Thẻ vừa được cập nhật, xin xem lại.
refusal-no-such-document = Không tìm thấy văn bản, hoặc anh/chị không có quyền xem.
refusal-stranger = Tài khoản không còn hiệu lực trong cơ quan này. Xin liên hệ cán bộ CNTT.
refusal-answer-needed = Xin trả lời câu này trước đã.
refusal-choose-from-list = Xin chọn một trong các nút bên dưới.
refusal-answer-too-short = Xin viết ít nhất { $least } ký tự.
refusal-answer-too-long = Dài { $length } ký tự, quá { $most } ký tự cho phép. Xin viết ngắn lại.
refusal-no-unicode-text = Nội dung có ký tự không phải Unicode (có thể là bảng mã TCVN3 hoặc VNI). Xin gõ lại bằng Unicode.
refusal-no-such-moment = Giờ không hợp lệ hoặc chưa tới. Xin ghi giờ của hôm nay, ví dụ 10:30.
refusal-pdf-needed = Chỉ nhận tệp PDF ở bước này. Xin xuất tệp ra PDF rồi gửi lại.
refusal-file-too-large = Tệp quá { $most } MB. Xin nén lại hoặc gửi qua trang của cơ quan.
refusal-code-needed = Mã xác thực gồm đúng 6 chữ số.
refusal-wrong-code = Mã xác thực không đúng hoặc đã dùng. Xin nhập mã đang hiện trong ứng dụng.
refusal-code-locked = Nhập sai 5 lần: việc xác thực bị khóa 30 phút. Cần gấp thì liên hệ cán bộ CNTT.
refusal-no-second-factor = Tài khoản chưa có lớp xác thực thứ hai. Xin đăng ký trên trang của cơ quan.
refusal-link-code-invalid = Mã liên kết không đúng, đã dùng hoặc đã hết hạn. Xin lấy mã mới trên trang của cơ quan.
refusal-state-secret = Không được đưa văn bản mật lên hệ thống. Tệp không được lưu; xin xóa tin nhắn có tệp khỏi cuộc trò chuyện này.
refusal-own-draft = Không ai được duyệt dự thảo do chính mình soạn. Xin trình người khác.
refusal-not-the-signer = Dự thảo này trình người khác ký.
refusal-draft-changed = Tệp đã khác với bản được trình. Xin trình lại.
refusal-no-unit-head = Phòng của anh/chị hiện chưa có lãnh đạo phòng trong danh bạ nên chưa trình được. Xin báo cán bộ CNTT.
refusal-no-receivers = Chưa có nơi nhận nào. Xin ghi ít nhất một nơi nhận.
refusal-content-withdrawn = Nơi gửi đã thu hồi văn bản này: nội dung không còn xem, tải được.
refusal-drafter-gone = Người soạn văn bản này không còn trong cơ quan. Xin giao người khác soạn dự thảo mới.
