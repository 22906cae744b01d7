### Bảng kiểm tra công việc theo buổi (Điều 20 khoản 1)

office-attendance = Kiểm tra theo buổi
board-days = từ { $first } đến { $last }
board-about = Mỗi buổi làm việc tính một lần: bấm “Đã kiểm tra” hoặc đăng nhập trang của cơ quan trong buổi đó. Ngày nghỉ không có cột; buổi vắng mặt đã báo không tính là thiếu.
board-person = Họ tên
board-unit = Đơn vị
board-in-chat = Qua chat
board-on-web = Trên trang
board-missed-count = Chưa kiểm tra
board-mark-chat = chat
board-mark-web = trang
board-mark-both = chat, trang
board-mark-missed = ✗
board-mark-leave = vắng
board-mark-ahead = …
board-before = ← Tuần trước
board-after = Tuần sau →
