### Trang của bản chạy thử

demo-title = Bản chạy thử
demo-about = Hai cơ quan minh họa đang làm việc trên máy này. Mở khung chat để cầm điện thoại của từng người; gửi thử một văn bản rồi xem nó đi đến đâu.
demo-chat = Mở khung chat ↗
demo-office = Vào trang của cơ quan
demo-letters = Gửi thử một văn bản
demo-letter-to = Nơi nhận
demo-letter-subject = Trích yếu
demo-letter-subject-hint = để trống: dùng câu có sẵn
demo-letter-plain = Thường
demo-letter-urgent = Khẩn
demo-letter-express = Hỏa tốc
demo-letter-sent = Đã gửi. Văn thư của cơ quan nhận sẽ thấy thẻ trong khung chat sau một, hai giây.
demo-clock = Đồng hồ
demo-clock-6m = +6 phút
demo-clock-1h = +1 giờ
demo-clock-4h = +4 giờ
demo-clock-1d = +1 ngày
demo-clock-hint = Cả hệ thống chạy theo đồng hồ này; chỉ tua tới được.
demo-clock-moved = Đã tua đồng hồ. Nhắc việc và điểm việc đến hạn được gửi ngay.
demo-person = Người dùng
demo-account = Tài khoản
demo-password = Mật khẩu
demo-code = Mã một lần
demo-foot = Mọi tên người, cơ quan và chữ ký số ở đây đều là giả. Trang này chỉ có trong bản chạy thử và chỉ mở trên máy này. Mã một lần đổi mỗi 30 giây: tải lại trang để xem mã mới.
