# Kết quả kiểm tra chữ ký số (R-8.1a): mỗi điểm C1–C7 một câu.

# C1 — đủ chữ ký
verification-both-present = Có đủ chữ ký số của người có thẩm quyền và của cơ quan.
verification-none-present = Thiếu chữ ký số của người có thẩm quyền và của cơ quan.
verification-person-missing = Thiếu chữ ký số của người có thẩm quyền.
verification-agency-missing = Thiếu chữ ký số của cơ quan.
verification-holder-unknown = Có chữ ký số không đọc được nên chưa xác định được người ký.

# C2 — toàn vẹn
verification-intact = Văn bản không bị thay đổi sau khi ký.
verification-altered = Văn bản đã bị thay đổi sau khi ký (chữ ký của { $signer }).
verification-altered-after-last = Văn bản đã bị thay đổi sau chữ ký cuối cùng (chữ ký của { $signer }).
verification-junk-appended = Văn bản đã bị thay đổi sau khi ký: có dữ liệu lạ nối vào cuối tệp.
verification-file-not-pdf = Tệp không phải là PDF.
verification-file-damaged = Tệp PDF bị hỏng hoặc không đầy đủ, không đọc được.
verification-file-irregular = Cấu trúc tệp PDF không đúng chuẩn nên chưa xác định được tính toàn vẹn.
verification-file-encrypted = Tệp PDF bị mã hóa hoặc đặt mật khẩu nên chưa xác định được tính toàn vẹn.
verification-file-hybrid = Tệp PDF có bảng tham chiếu kép (hybrid) nên chưa xác định được tính toàn vẹn.
verification-file-too-heavy = Tệp PDF quá lớn hoặc quá phức tạp nên chưa xác định được tính toàn vẹn.
verification-nothing-to-check = Không có chữ ký số để kiểm tra.
verification-not-readable = Không đọc được tệp hoặc chữ ký số nên chưa kiểm tra được.

# C3 — phép ký
verification-signature-right = Chữ ký số hợp lệ về mật mã.
verification-signature-wrong = Chữ ký số không hợp lệ: không khớp chứng thư số của { $signer }.
verification-signature-weak = Chữ ký số không hợp lệ: { $signer } ký bằng thuật toán hoặc khóa yếu (yêu cầu SHA-256, RSA 2048 bit trở lên).
verification-signature-unreadable = Chữ ký số không hợp lệ: không đọc được hoặc sai định dạng.
verification-timestamp-wrong = Chữ ký số không hợp lệ: dấu thời gian trên chữ ký của { $signer } sai.

# C4 — chuỗi chứng thư số
verification-chain-trusted = Chứng thư số thuộc tổ chức cung cấp dịch vụ tin cậy.
verification-chain-untrusted = Chứng thư số không thuộc tổ chức cung cấp dịch vụ tin cậy: { $signer }, do { $issuer } cấp.
verification-chain-weak = Chuỗi chứng thư số của { $signer } (do { $issuer } cấp) dùng thuật toán yếu nên không được tin cậy.
verification-chain-broken = Chuỗi chứng thư số của { $signer } (do { $issuer } cấp) không hợp lệ.
verification-chain-not-for-signing = Chứng thư số của { $signer } (do { $issuer } cấp) không được cấp để ký văn bản.
verification-chain-no-roots = Chưa cấu hình chứng thư số gốc tin cậy nên chưa xác định được tổ chức cấp chứng thư số của { $signer }.

# C5 — thời hạn
verification-period-right = Chứng thư số còn hiệu lực tại thời điểm ký.
verification-period-expired = Chứng thư số hết hạn tại thời điểm ký: { $signer } ký lúc { $signed }, chứng thư số hết hạn lúc { $until }.
verification-period-early = Chứng thư số chưa có hiệu lực tại thời điểm ký: { $signer } ký lúc { $signed }, chứng thư số có hiệu lực từ { $since }.
verification-period-future = Thời điểm ký của { $signer } ({ $signed }) sau thời điểm kiểm tra nên chưa xác định được hiệu lực chứng thư số.
verification-period-unproven = Chứng thư số của { $signer } đã hết hạn lúc { $until }; chữ ký không có dấu thời gian nên chưa xác định được có ký trước lúc đó hay không.
verification-period-no-time = Chữ ký của { $signer } không ghi thời điểm ký nên chưa xác định được hiệu lực chứng thư số.

# C6 — thu hồi
verification-revocation-good = Chứng thư số không bị thu hồi.
verification-revoked = Chứng thư số của { $signer } đã bị thu hồi lúc { $when }.
verification-authority-revoked = Chứng thư số của tổ chức cấp ({ $issuer }) đã bị thu hồi lúc { $when }.
verification-revocation-unknown = Không kiểm tra được trạng thái thu hồi chứng thư số của { $signer }: chưa xác định.

# C7 — đúng bên gửi, chỉ khi biết mã định danh của bên gửi
verification-sender-right = Chữ ký số của cơ quan đúng là của bên gửi.
verification-sender-wrong = Chữ ký số không khớp cơ quan gửi: chứng thư số ghi mã { $found }, bên gửi là { $declared }.
verification-sender-unknown = Chứng thư số của cơ quan không ghi mã định danh nên chưa xác định được có khớp bên gửi { $declared } hay không.

# Không kiểm tra xong
verification-not-completed = Không kiểm tra xong chữ ký số của tệp trong giới hạn thời gian và bộ nhớ: chưa xác định.

# Xem trang
refusal-unreadable-pdf = Không mở được tệp PDF: tệp bị hỏng hoặc không phải là PDF.
refusal-locked-pdf = Không mở được tệp PDF: tệp bị mã hóa hoặc đặt mật khẩu.
refusal-pdf-too-heavy = Không hiển thị được tệp PDF: tệp quá lớn hoặc quá phức tạp.
refusal-too-many-pages = Không so sánh được: mỗi bản chỉ được có tối đa { $most } trang.

# Lệnh vanthu verify
verify-verdict-valid = KẾT LUẬN: HỢP LỆ
verify-verdict-invalid = KẾT LUẬN: KHÔNG HỢP LỆ
verify-verdict-indeterminate = KẾT LUẬN: CHƯA XÁC ĐỊNH
verify-result-pass = Đạt
verify-result-fail = Không đạt
verify-result-unknown = Chưa rõ
verify-line = { $check }  { $result }: { $detail }
verify-signature = Chữ ký { $number }: { $signer } ({ $kind }), do { $issuer } cấp, { $time }
verify-kind-agency = cơ quan
verify-kind-person = cá nhân
verify-time-timestamp = ký lúc { $moment } (dấu thời gian)
verify-time-claimed = ký lúc { $moment } (tự khai)
verify-time-none = không ghi thời điểm ký
verify-cannot-read-file = Không đọc được tệp { $path }.
verify-bad-certificate = Tệp { $path } không phải là chứng thư số.
verify-bad-crl = Tệp { $path } không phải là danh sách thu hồi (CRL).
verify-bad-moment = Thời điểm { $moment } không đúng dạng ISO 8601.

# Ô điền, nội dung hoạt động, dấu thời gian lưu trữ, chữ ký rời
verification-field-filled = Sau chữ ký của { $signer } có ô được điền thêm: { $fields }. Chữ ký đầu tiên cho phép điền biểu mẫu, nhưng không rõ các ô này có nghĩa gì; xin đọc nội dung đã điền rồi quyết định.
verification-field-not-allowed = Văn bản đã bị thay đổi sau khi ký: sau chữ ký của { $signer }, ô { $fields } bị điền hoặc sửa, không phải ô số hay ngày của văn thư.
verification-field-drawn-otherwise = Văn bản đã bị thay đổi: ô { $field } ghi “{ $value }” nhưng trên trang hiện “{ $drawn }”.
verification-field-unreadable = Không đọc được chữ hiện trên trang của ô { $field } nên chưa xác định được có đúng với giá trị của ô hay không.
verification-file-active = Tệp PDF có mã lệnh, thao tác tự động, biểu mẫu động hoặc tệp đính kèm bên trong nên chưa xác định được nội dung hiện ra.
verification-archive-broken = Chữ ký số không hợp lệ: dấu thời gian lưu trữ trên tệp bị hỏng.
verification-needed-present = Có đủ chữ ký số phải có.
verification-reference-unwritten = Tệp không có ô số, ký hiệu đã điền nên chưa đối chiếu được với số, ký hiệu đã khai.
verification-reference-right = Số, ký hiệu trong tệp đúng với số, ký hiệu đã khai.
verification-reference-wrong = Số, ký hiệu trong tệp ({ $found }) khác với số, ký hiệu đã khai ({ $declared }).
verify-file = — { $path }
verify-changed = — sau chữ ký này: { $level }, các ô đã điền: { $fields }
verify-chain = — chuỗi chứng thư số: { $subjects }
verify-revocation = — dữ liệu thu hồi: { $sources }
verify-bad-ocsp = Tệp { $path } không phải là câu trả lời OCSP.
verify-one-detached = Tùy chọn --detached chỉ dùng với một tệp.
verify-too-large = Tệp { $path } quá lớn nên không kiểm tra được.
