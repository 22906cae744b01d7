### Máy ký: chương trình “vanthu agent” trên máy của người ký

refusal-file-altered = Tệp đang hiển thị không phải là tệp mà máy chủ đề nghị ký. Chưa ký; xin báo cán bộ CNTT.
refusal-file-gap-strange = Tệp chừa ra phần không được chữ ký bảo vệ. Chưa ký; xin báo cán bộ CNTT.
refusal-attributes-strange = Nội dung đưa cho khóa ký không phải chỉ là tệp này và chứng thư số này. Chưa ký; xin báo cán bộ CNTT.
refusal-certificate-swapped = Đề nghị ký ghi một chứng thư số khác, không phải của { $holder } trên máy này. Chưa ký; xin báo cán bộ CNTT.
refusal-device-swapped = Khóa vừa mở không phải là khóa của { $holder } đã ghép. Xin cắm đúng thiết bị hoặc ghép lại.
refusal-request-changed = Đề nghị ký đã thay đổi sau khi hiển thị. Xin xem lại rồi ký.
refusal-server-not-secure = Địa chỉ máy chủ phải bắt đầu bằng https:// (http:// chỉ dùng cho chính máy này).
refusal-server-unreachable = Không kết nối được { $server } hoặc máy chủ trả lời quá chậm. Xin thử lại sau.
refusal-server-strange = { $server } trả lời không đúng giao thức. Xin kiểm tra địa chỉ máy chủ.
refusal-server-said = { $said }
refusal-pairing-ended = { $server } không nhận máy này nữa: đã bỏ ghép hoặc đã ghép máy khác. Xin lấy mã mới ở trang cơ quan, mục Máy ký, rồi chạy “vanthu agent pair”.
refusal-not-paired-yet = Máy này chưa ghép. Xin lấy mã ở trang cơ quan, mục Máy ký, rồi chạy “vanthu agent pair”.
refusal-pairing-unreadable = Không đọc được tệp { $path }. Xin ghép lại máy.
refusal-key-place-strange = Nơi giữ khóa là tệp .p12, địa chỉ pkcs11:token=…;object=…?module-path=… hoặc csc:credential=…?address=https://…
refusal-pin-running-out = Mã PIN không đúng. Thiết bị báo chỉ còn ít lần thử; nếu không chắc, xin dừng lại và hỏi cán bộ CNTT.
refusal-pin-last-try = Mã PIN không đúng. Thiết bị báo chỉ còn một lần thử; sai nữa thiết bị sẽ bị khóa. Xin dừng lại và hỏi cán bộ CNTT.

machine-title = Máy ký
machine-open = Mở trang ký
machine-open-about = Dán mã vừa hiện ở cửa sổ lệnh. Mã chỉ dùng một lần.
machine-open-code = Mã mở trang
machine-open-button = Mở
machine-open-refused = Mã không đúng hoặc đã dùng. Xin chạy lại “vanthu agent run”.
machine-forbidden = Không được phép.
machine-whose-person = { $person } · { $agency } · chữ ký cá nhân, chứng thư số của { $holder }
machine-whose-agency = { $person } · { $agency } · ký số cơ quan, chứng thư số của { $holder }
machine-nothing = Không có gì chờ ký. Trang tự xem lại.
machine-again = Xem lại
machine-no-reference = chưa có số
machine-facts = { $name } · đề nghị lúc { $asked } · ký trước { $until }
machine-digits = Bốn số đối chiếu
machine-digits-hint = Phải giống bốn số trên thẻ trong cuộc trò chuyện.
machine-page-one = Trang đầu của tệp sẽ được ký
machine-whole-file = Xem toàn văn
machine-detached = Tệp này không phải PDF: chữ ký số là một tệp .p7s đi kèm. Xin mở tệp và xem trước khi ký. SHA-256: { $hash }
machine-save-file = Lưu tệp để xem
machine-pin = Mã PIN hoặc mật khẩu của khóa
machine-pin-remote = Mã PIN của khóa ở dịch vụ ký số từ xa
machine-secrets-remote = Các mã của dịch vụ ký số từ xa, đúng thứ tự đã ghép, cách nhau bằng dấu cách
machine-sign = Ký
machine-refuse = Từ chối
machine-checked = Máy này đã tự kiểm tra: đúng tệp, đúng chứng thư số.
machine-foot = Khóa và mã PIN không rời khỏi máy này.
machine-foot-remote = Mã PIN không được lưu; với khóa ở dịch vụ ký số từ xa, mã chỉ được gửi đến chính dịch vụ ấy.
machine-fault = Thiết bị hoặc dịch vụ ký số gặp lỗi, chưa ký được ({ $reason }).
