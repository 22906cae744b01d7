### Danh tính: liên kết, mất điện thoại, trình duyệt mới, lớp xác thực thứ hai

bot-area-access = Truy cập tài khoản

access-title-browser = 🔐 Đăng nhập từ trình duyệt mới
access-title-chat = 🔐 Liên kết cuộc trò chuyện
access-of = Tài khoản: { $name }
access-from = { $name }, lúc { $at }
access-browser-known = Nếu không phải anh/chị đăng nhập, xin bấm “Không phải tôi”: phiên đó kết thúc ngay.
access-browser-denied = ⛔ Đã báo “Không phải tôi”. Phiên đã kết thúc; chưa trình duyệt mới nào được đăng nhập cho đến khi quản trị CNTT xử lý xong.
access-browser-ended = Đã kết thúc.
access-chat-asked = Có người dùng mã liên kết của anh/chị từ cuộc trò chuyện trên. Chỉ bấm “Chuyển liên kết” nếu đó là anh/chị.
access-chat-known = Cuộc trò chuyện này đã được liên kết.
access-chat-denied = ⛔ Đã báo “Không phải tôi”. Cuộc trò chuyện đó không xem được gì.
access-chat-ended = Đã xử lý xong.
access-chat-lost = 📵 Từ lúc đó không gửi được tin tới cuộc trò chuyện này: có thể người dùng đã chặn hoặc xóa. Tin vẫn đi qua kênh khác, nếu có. Xin hướng dẫn mở lại; khi gửi được, hệ thống tự ghi nhận.

chat-cut-title = Cuộc trò chuyện này không còn liên kết
chat-cut-line = Nội dung đã được gỡ. Nếu không phải anh/chị yêu cầu, xin báo ngay cán bộ CNTT của cơ quan.

reason-new-browser = 🔐 Tài khoản của anh/chị vừa đăng nhập từ một trình duyệt mới.
reason-chat-lost = 📵 Không còn gửi được tin cho { $names }.
reason-chat-asked = 🔐 Một cuộc trò chuyện khác muốn thay cuộc trò chuyện này.
reason-chat-new = 🔐 Tài khoản của anh/chị vừa liên kết thêm một cuộc trò chuyện.
reason-chat-linked = ✅ Đã chuyển liên kết. Từ nay cơ quan báo việc cho anh/chị ở đây.
reason-not-me = ⛔ { $names } báo “Không phải tôi”. Xin cấp mật khẩu mới ở trang Tài khoản rồi bấm “Đã xử lý”.

step-deny-access = ⛔ Không phải tôi
step-deny-access-done = Đã chặn. Quản trị CNTT đã được báo. Xin đổi mật khẩu ngay ở một máy quen, hoặc nhờ quản trị CNTT cấp mật khẩu mới.
step-move-chat = 🔁 Chuyển liên kết
step-move-chat-done = Đang chuyển. Cuộc trò chuyện cũ sẽ được gỡ ngay.
step-end-access = Kết thúc phiên
step-end-access-done = Đã kết thúc. Lần đăng nhập sau ở trình duyệt đó được xem là mới.
step-settle-access = ✅ Đã xử lý
step-settle-access-done = Đã ghi nhận. Trình duyệt mới lại được đăng nhập.

refusal-asked-too-long-ago = Câu hỏi này đã quá 10 phút. Xin tạo mã liên kết mới ở trang của cơ quan.
refusal-chat-taken = Cuộc trò chuyện này đã liên kết với người khác: một cuộc trò chuyện chỉ dùng cho một tài khoản. Xin liên hệ cán bộ CNTT để gỡ liên kết cũ.
refusal-person-linked-elsewhere = Tài khoản đang liên kết với một cuộc trò chuyện khác. Chúng tôi đã hỏi ở đó: bấm “Chuyển liên kết” trong 10 phút để chuyển sang đây. Nếu mất máy, xin đăng nhập trang của cơ quan và bấm “Mất điện thoại”.
refusal-new-browsers-barred = Tài khoản đang tạm khóa với trình duyệt mới vì có báo “Không phải tôi”. Xin gặp quản trị CNTT.
refusal-permit-needed = Cần mã 6 chữ số đang hiện ở ứng dụng cũ, hoặc mã cho phép dùng một lần do quản trị CNTT cấp.
refusal-enrolment-over = Khóa mới chưa được xác nhận và đã bỏ. Khóa cũ (nếu có) vẫn dùng. Xin làm lại từ đầu.
refusal-only-the-officer = Trang này dành cho quản trị CNTT.
refusal-not-for-yourself = Việc này phải do một quản trị CNTT khác làm cho anh/chị.

office-phone-lost = Mất điện thoại
office-phone-lost-about = Gỡ liên kết ngay: mọi thẻ trong cuộc trò chuyện mất nội dung và nút bấm, mã xác thực trên điện thoại đó hết hiệu lực. Muốn có mã mới phải xin phép quản trị CNTT.
office-phone-cut-now = Gỡ liên kết ngay
office-phone-cut = Đã gỡ liên kết. Điện thoại cũ không còn xem hay bấm được gì.
office-link-asked = { $name } muốn thay cuộc trò chuyện đang liên kết ({ $at }). Xem và quyết định
office-browsers = Trình duyệt đã đăng nhập
office-browser-here = trình duyệt này

office-factor-state-none = Tài khoản chưa có lớp xác thực thứ hai.
office-factor-state-live = Tài khoản đang có lớp xác thực thứ hai.
office-factor-state-void = Lớp xác thực cũ đã hết hiệu lực vì mất điện thoại.
office-factor-vouch-live = Mã 6 chữ số ở ứng dụng đang dùng, hoặc mã cho phép của quản trị CNTT
office-factor-vouch-void = Mã cho phép của quản trị CNTT
office-factor-by-hand = Không quét được: nhập khóa sau vào ứng dụng.
office-factor-first-code = Mã 6 chữ số vừa hiện trong ứng dụng
office-factor-done = Lớp xác thực mới đã có hiệu lực.

office-accounts = Tài khoản
office-account-open = Xem
office-account-linked = Đang liên kết với một cuộc trò chuyện.
office-account-not-linked = Chưa liên kết cuộc trò chuyện nào.
office-account-factor-none = Chưa có lớp xác thực thứ hai.
office-account-factor-live = Có lớp xác thực thứ hai.
office-account-factor-void = Lớp xác thực thứ hai đã hết hiệu lực.
office-account-denied = “Không phải tôi”: { $name }, { $at }
office-account-cut = Cắt liên kết và lớp xác thực
office-account-cut-done = Đã cắt. Điện thoại cũ không còn xem hay bấm được gì.
office-account-permit = Cho đăng ký lại lớp xác thực
office-account-permit-done = Xin trao tận tay mã sau, dùng một lần trong một giờ. Mã chỉ hiện lần này.
office-account-password = Cấp mật khẩu mới
office-account-password-done = Xin trao tận tay mật khẩu sau; phải đổi ngay lần đăng nhập đầu tiên. Mật khẩu chỉ hiện lần này.
