### Tin nhắn từ kênh không có nút bấm

heard-stranger = Cuộc trò chuyện này chưa liên kết với tài khoản nào. Xin lấy mã liên kết trên trang của cơ quan hoặc từ cán bộ CNTT, rồi gửi vào đây: /start kèm mã.
heard-linked = Đã liên kết với { $name }, { $agency }. Từ nay văn bản khẩn và việc mới cũng báo tới đây.
heard-too-many = Anh/chị đã thử quá nhiều lần. Xin đợi 10 phút rồi thử lại.
