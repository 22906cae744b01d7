### Mã gõ tay: thẻ trên kênh không có nút, và lời đáp

typed-line = { $word } { $code } – { $label }
typed-unknown = Chưa hiểu tin nhắn này. Xin gõ đúng dòng ghi trên thẻ, ví dụ: NHAN K7Q2
typed-go-on = Bước “{ $step }” cần trả lời thêm hoặc cần mã xác thực. Xin làm tiếp trong Telegram hoặc trên trang của cơ quan. Chưa có gì thay đổi.
typed-go-on-there = Bước “{ $step }” cần trả lời thêm hoặc cần mã xác thực. Xin làm tiếp trong Telegram hoặc tại { $address } – chưa có gì thay đổi.

refusal-code-mistyped = Mã “{ $code }” gõ chưa đúng. Xin xem lại mã trên thẻ và gõ lại; chưa có gì thay đổi.
refusal-code-not-yours = Anh/chị không có thẻ nào mang mã { $code }. Mã chỉ dùng được cho người nhận thẻ.
refusal-code-expired = Mã { $code } đã quá 14 ngày nên không dùng được nữa. Xin mở văn bản trong Telegram hoặc trên trang của cơ quan.
refusal-word-not-here = Thẻ mang mã { $code } không có bước đó. Các bước đang mở: { $words }.
