### Mã gõ tay: thẻ trên kênh không có nút, và lời đáp

typed-line = { $word } { $code } – { $label }
typed-unknown = Chưa hiểu tin nhắn này. Xin gõ đúng dòng ghi trên thẻ, ví dụ: NHAN K7Q2
typed-go-on = Bước “{ $step }” cần trả lời thêm hoặc cần mã xác thực. Xin làm tiếp trong Telegram hoặc trên trang của cơ quan. Chưa có gì thay đổi.
typed-go-on-there = Bước “{ $step }” cần trả lời thêm hoặc cần mã xác thực. Xin làm tiếp trong Telegram hoặc tại { $address } – chưa có gì thay đổi.

refusal-code-mistyped = Mã “{ $code }” gõ chưa đúng. Xin xem lại mã trên thẻ và gõ lại; chưa có gì thay đổi.
refusal-code-not-yours = Anh/chị không có thẻ nào mang mã { $code }. Mã chỉ dùng được cho người nhận thẻ.
refusal-code-expired = Mã { $code } đã quá 14 ngày nên không dùng được nữa. Xin mở văn bản trong Telegram hoặc trên trang của cơ quan.
refusal-word-not-here = Thẻ mang mã { $code } không có bước đó. Các bước đang mở: { $words }.

card-bell = Có văn bản hoặc việc cần anh/chị xem
abroad-title = Có việc cần xem trên trang của cơ quan
chat-how = Trả lời bằng một trong các dòng:
chat-why = CANCU{ $code } – vì sao nhận tin này, căn cứ, cách dừng
chat-open = Xem trên trang của cơ quan: { $address }

email-how = Việc có thể làm (gõ dòng này trong Telegram, hoặc mở liên kết rồi nhập mã):
email-open = Mở trên trang của cơ quan (cần đăng nhập)
email-why = Vì sao nhận thư này, căn cứ nào, cách dừng
email-foot = Thư tự động của hệ thống Văn thư; không trả lời thư này. Thư không kèm nội dung và tệp của văn bản.

refusal-link-broken = Liên kết này không đúng hoặc bị thiếu. Xin mở lại nguyên vẹn từ thư.
refusal-link-expired = Liên kết này đã quá 14 ngày nên không dùng được nữa. Xin mở văn bản trên trang của cơ quan.
refusal-address-unlinked = Địa chỉ nhận thư này không còn liên kết với tài khoản, nên liên kết trong thư không dùng được.
refusal-too-many-codes = Nhập sai mã quá nhiều lần. Xin đợi 15 phút rồi thử lại.
refusal-link-of-another = Liên kết này gửi cho người khác. Xin đăng xuất nếu đây là máy dùng chung.

confirm-page = Xác nhận
confirm-page-who = Người xác nhận: { $name }, { $agency }.
confirm-page-code = Mã ghi trong thư
confirm-page-hint = Mở trang này chưa làm gì cả. Nhập mã rồi bấm nút thì bước trên mới được ghi nhận.

link-code-title = Xác minh địa chỉ nhận tin của Văn thư
link-code-line = Mã xác minh: { $code } – nhập trên trang của cơ quan trong { $minutes } phút. Nếu anh/chị không yêu cầu, xin bỏ qua thư này.
mailbox = Nhận tin qua thư điện tử
mailbox-linked = Đang nhận tin tại { $address }.
mailbox-not-linked = Tài khoản chưa nhận tin qua thư điện tử.
mailbox-sent = Đã gửi mã tới { $address }. Mã dùng một lần, trong 10 phút.
mailbox-address = Địa chỉ thư điện tử
mailbox-send = Gửi mã xác minh
mailbox-code = Mã xác minh trong thư
mailbox-verify = Xác minh
mailbox-drop = Thôi nhận tin qua thư
mailbox-hint = Thư chỉ ghi số, nơi gửi, trích yếu rút gọn, hạn và độ khẩn; không kèm nội dung và tệp.
mailbox-not-offered = Cơ quan chưa đặt máy chủ gửi thư. Xin liên hệ cán bộ CNTT.
refusal-not-a-mailbox = Địa chỉ thư điện tử chưa đúng. Ví dụ: ten@coquan.gov.vn
refusal-channel-not-here = Cơ quan chưa đặt máy chủ gửi thư. Xin liên hệ cán bộ CNTT.
refusal-too-many-letters = Đã gửi nhiều mã liên tiếp. Xin đợi 10 phút rồi thử lại.
refusal-mailbox-taken = Địa chỉ này đang liên kết với người khác. Xin dùng địa chỉ riêng, hoặc liên hệ cán bộ CNTT.
