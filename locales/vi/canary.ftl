### Văn bản thử đường tin mỗi sáng

bot-area-canary = Văn bản thử

canary-title = 🐤 Văn bản thử · { $at }
canary-kept = ✔ Kho văn bản, kho tệp và hộp gửi hoạt động.
canary-carried = ✔ Đọc lại tệp đúng và trục liên thông trả lời ({ $at }).
canary-not-carried = ✖ Chưa đọc lại được tệp hoặc trục liên thông chưa trả lời.
canary-on-its-way = ⏳ Đang gửi tới kênh nhắn tin.
canary-arrived = ✔ Kênh nhắn tin đã nhận ({ $at }, sau { $seconds } giây). Đường tin thông suốt.
canary-missed = ⚠️ Quá { $minutes } phút chưa tới kênh nhắn tin.
canary-look-at-chat = Xin kiểm tra kết nối tới kênh nhắn tin và xem: vanthu doctor
canary-look-at-exchange = Xin kiểm tra kho tệp và kết nối tới trục liên thông, và xem: vanthu doctor

reason-canary = Thử đường tin đầu ngày; anh/chị không phải làm gì.
reason-canary-missed = ⚠️ Văn bản thử sáng nay chưa tới nơi: tin gửi tới mọi người có thể đang chậm.

step-carry-canary = Văn bản thử qua kho và trục
step-greet-canary = Văn bản thử đã tới
step-miss-canary = Văn bản thử không tới
step-carry-canary-done = Văn bản thử đã qua kho tệp và trục liên thông.
step-greet-canary-done = Văn bản thử đã tới kênh nhắn tin.
step-miss-canary-done = Văn bản thử chưa tới kênh nhắn tin đúng hạn.
