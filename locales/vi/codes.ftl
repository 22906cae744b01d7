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
email-how = Việc có thể làm (gõ dòng này trong Telegram, hoặc mở liên kết rồi nhập mã):
email-open = Mở trên trang của cơ quan (cần đăng nhập)
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
