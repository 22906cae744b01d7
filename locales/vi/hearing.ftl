### Đã biết: người được gọi thay trên dự thảo khẩn

step-hear-draft = 👍 Đã biết
step-hear-draft-done = Đã ghi nhận. Hệ thống thôi nhắc anh/chị về dự thảo này.

### Không đọc lại được tệp đã lưu khi kiểm tra chữ ký số

finding-file-lost = Không đọc lại được tệp đã lưu nên chưa kiểm tra được chữ ký số. Xin báo cán bộ CNTT và đề nghị nơi gửi gửi lại.
