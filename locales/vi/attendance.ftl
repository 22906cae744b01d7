### Bảng kiểm tra công việc theo buổi (Điều 20 khoản 1)

digest-again = ⏰ Hẹn nhắc lại lúc { $at }
reason-check-again = ⏰ Nhắc lại như đã hẹn.
ask-snooze-check-wait = Nhắc lại sau bao lâu?
ask-snooze-check-reason = Vì sao chưa kiểm tra được ngay? (ghi vào nhật ký)
field-snooze-check-wait = Nhắc lại sau
field-snooze-check-reason = Lý do
snooze-30 = 30 phút
snooze-60 = 1 giờ
snooze-120 = 2 giờ
snooze-why-meeting = Đang họp
snooze-why-away = Đang đi cơ sở
snooze-why-urgent = Đang xử lý việc gấp
refusal-snoozed-too-far = Hẹn quá giờ của buổi này. Xin chọn lúc sớm hơn, chậm nhất { $last }.

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
