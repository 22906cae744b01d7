### Trang của cơ quan

office-name = Văn thư
office-motto = Trang làm việc của cơ quan
office-skip = Đến nội dung chính
office-menu = Thực đơn
office-inbox = Việc của tôi
office-search = Tìm văn bản
office-issued = Văn bản đi
office-issued-none = Chưa có văn bản đi nào được duyệt.
office-overdue = Quá hạn
office-dossiers = Hồ sơ
office-dossiers-none = Chưa có hồ sơ nào. Lập hồ sơ từ thẻ nhiệm vụ đang xử lý.
office-overdue-none = Không có việc nào quá hạn.
office-linking = Liên kết cuộc trò chuyện
office-factor = Lớp xác thực thứ hai
office-password = Đổi mật khẩu
office-sign-in = Đăng nhập
office-sign-out = Đăng xuất
office-back = Về danh sách việc

office-account = Tài khoản
office-password-label = Mật khẩu
office-sign-in-hint = Quên mật khẩu: xin liên hệ cán bộ CNTT của cơ quan để được cấp lại.
office-password-hint = Mật khẩu mới có ít nhất { $least } ký tự. Một câu dài dễ nhớ tốt hơn một từ khó nhớ. Mật khẩu được cấp phải đổi ngay lần đăng nhập đầu tiên.
office-password-old = Mật khẩu hiện tại
office-password-new = Mật khẩu mới
office-password-again = Nhập lại mật khẩu mới

office-now = Bây giờ là { $now }
office-count-waiting = việc đang chờ
office-count-urgent = khẩn
office-count-overdue = quá hạn
office-inbox-empty = Hiện không có việc nào chờ anh/chị.
office-due = hạn { $due }
office-called = đã gọi { $times } lần
office-pages = Các trang
office-page-before = ← Trang trước
office-page-after = Trang sau →
office-page-number = Trang { $number }
office-begin-draft = Nộp dự thảo mới

office-search-words = Số, ký hiệu, trích yếu hoặc nơi gửi
office-search-go = Tìm
office-search-hint = Không cần gõ dấu. Có thể tìm theo số đến, số và ký hiệu, trích yếu, nơi gửi.
office-search-nothing = Không thấy văn bản nào có “{ $words }”. Xin thử ít từ hơn, hoặc chỉ ghi số và ký hiệu.

office-folded = Các điều kiện đã đạt
office-files = Tệp đính kèm
office-file-size = { $size } KB
office-first-page = Trang đầu của văn bản
office-redline = So với bản trước
office-redline-files = { $before } → { $after }
office-redline-hashes = SHA-256 { $before }… → { $after }…
office-redline-changed = Trang có thay đổi: { $pages }. Chữ đỏ: đã bỏ; chữ xanh: mới thêm.
office-redline-same = Hai bản trông giống hệt nhau.
office-redline-page = Trang { $number }
office-redline-page-same = không thay đổi
office-redline-page-changed = có thay đổi
office-redline-page-added = trang mới
office-redline-page-removed = trang đã bỏ (trang { $number } của bản trước)
office-steps = Các bước anh/chị làm được

office-confirm = Xác nhận
office-right = Đúng
office-again = Nhập lại
office-next = Tiếp tục
office-send-file = Gửi tệp
office-cancel = Hủy, chưa thay đổi gì

office-linked = Tài khoản của anh/chị đang liên kết với một cuộc trò chuyện Telegram.
office-not-linked = Tài khoản của anh/chị chưa liên kết với cuộc trò chuyện Telegram nào.
office-link-code = Gửi dòng dưới đây cho bot của cơ quan trong { $minutes } phút. Mã dùng một lần và chỉ hiện lần này.
office-link-make = Tạo mã liên kết
office-link-other = { $channel }: đã liên kết.
office-link-other-not = { $channel }: chưa liên kết. Gửi dòng mã ở trên vào cuộc trò chuyện với trợ lý của cơ quan trên { $channel }.
office-link-leave = Bỏ liên kết
office-link-hint = Ai có mã này đều liên kết được với tài khoản của anh/chị: xin không gửi cho người khác.

office-factor-why = Mã 6 chữ số từ ứng dụng xác thực trên điện thoại được hỏi khi duyệt dự thảo. Mật khẩu được hỏi lại để chắc là anh/chị.
office-factor-make = Tạo khóa mới
office-factor-hint = Khóa mới thay khóa cũ khi mã đầu tiên của nó được nhập đúng.
office-factor-made = Xin quét mã bằng ứng dụng xác thực ngay bây giờ, rồi nhập mã 6 chữ số đầu tiên. Khóa chỉ hiện lần này.
office-factor-address = Hoặc mở địa chỉ sau trong ứng dụng xác thực:

office-no-page = Không có trang này.
office-too-large = Tệp hoặc nội dung gửi lên quá lớn.
office-later = Hệ thống đang bận hoặc gặp sự cố tạm thời. Chưa có gì thay đổi, xin thử lại sau ít phút.
office-gone = Tệp này hiện không đọc được. Xin báo cán bộ CNTT.
office-apology = Xin lỗi, hệ thống gặp sự cố nên chưa làm được. Xin thử lại; nếu vẫn vậy, báo cán bộ CNTT mã { $trace }.

refusal-sign-in-needed = Xin đăng nhập trước.
refusal-sign-in-refused = Tài khoản hoặc mật khẩu không đúng. Sau 5 lần sai, tài khoản tạm khóa 15 phút.
refusal-must-change-password = Xin đổi mật khẩu được cấp trước khi làm việc.
refusal-forged = Biểu mẫu này đã cũ hoặc không phải của phiên làm việc này. Xin mở lại trang rồi làm lại.
refusal-password-too-short = Mật khẩu mới cần ít nhất { $least } ký tự.
refusal-password-too-long = Mật khẩu mới có nhiều nhất { $most } ký tự.
refusal-password-too-easy = Mật khẩu mới phải khác mật khẩu cũ và không chứa tên tài khoản.
refusal-passwords-differ = Hai lần nhập mật khẩu mới không giống nhau.
