### Giờ yên lặng và số tin có chuông

command-yenlang = Giờ yên lặng

noise-hours = 🔕 Từ { $begins } đến { $ends }: tin thường đến không có chuông.
noise-hours-and-days-off = 🔕 Từ { $begins } đến { $ends } và cả ngày nghỉ: tin thường đến không có chuông.
noise-days-off = 🔕 Ngày nghỉ: tin thường đến không có chuông.
noise-never = 🔔 Tin thường có chuông vào mọi giờ.

bot-quiet-head = Giờ yên lặng của anh/chị:
bot-quiet-urgent = Văn bản khẩn luôn có chuông. Tin không có chuông vẫn đến đủ.
bot-quiet-today = Hôm nay: { $count } tin có chuông; sau { $most } tin, các tin thường khác trong ngày đến không có chuông.
bot-quiet-week = 7 ngày qua: { $sounded } tin có chuông, { $silent } tin không có chuông.
bot-quiet-how = Đặt giờ khác: /yenlang 21:00 đến 6:00
bot-quiet-kept = Đã ghi.
bot-quiet-night = 🔕 20:00 đến 06:30
bot-quiet-late = 🔕 22:00 đến 06:00
bot-quiet-never = 🔔 Bỏ giờ yên lặng
bot-quiet-days-sound = 🔔 Ngày nghỉ cũng có chuông
bot-quiet-days-silent = 🔕 Ngày nghỉ không có chuông

refusal-not-quiet-hours = Chưa đọc được giờ. Xin ghi giờ bắt đầu và giờ kết thúc, ví dụ: /yenlang 21:00 đến 6:00
