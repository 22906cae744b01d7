### Lời của kênh chat: liên kết, hỏi đáp, lỗi

bot-more = Khác…
bot-answer-done = Xong
bot-answer-right = Đúng
bot-answer-again = Nhập lại
bot-answer-confirm = Xác nhận
bot-answer-cancel = Hủy

bot-question-past = Câu hỏi này đã qua.
bot-cancelled = Đã hủy. Chưa có gì thay đổi.
bot-talk-replaced = Đã bỏ câu này để làm việc khác. Chưa có gì thay đổi.
bot-nothing-open = Hiện không có câu nào đang hỏi.
bot-unknown-button = Nút này không còn dùng được. Xem việc đang chờ: /viec
bot-unknown-words = Xin chọn: /viec – việc đang chờ · /tim – tìm văn bản · /trogiup – trợ giúp

bot-greeting = Xin chào { $name }, { $agency }. Cuộc trò chuyện này đã liên kết với tài khoản của anh/chị.
bot-greeting-roles = Vai trò:
bot-role-clerk = văn thư
bot-role-leader = lãnh đạo cơ quan
bot-role-unit-head = lãnh đạo phòng
bot-role-specialist = chuyên viên
bot-role-archivist = lưu trữ
bot-role-administrator = quản trị CNTT

bot-stranger = Cuộc trò chuyện này chưa liên kết với tài khoản nào. Xin lấy mã liên kết trên trang của cơ quan hoặc từ cán bộ CNTT, rồi gửi: /start kèm mã.
bot-download-failed = Chưa tải được tệp từ Telegram. Xin trả lời lại câu trên sau ít phút, hoặc gửi lại tệp.
bot-apology = Xin lỗi, hệ thống gặp sự cố nên chưa làm được. Xin thử lại; nếu vẫn vậy, báo cán bộ CNTT mã { $trace }.

refusal-too-many-tries = Anh/chị đã thử quá nhiều lần. Xin đợi 10 phút rồi thử lại.
