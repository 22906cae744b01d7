### Ký số: chuẩn bị tệp, khóa bí mật, đóng dấu

refusal-draft-damaged = Tệp PDF bị hỏng hoặc không đầy đủ nên chưa chuẩn bị ký được. Xin xuất lại tệp từ phần mềm soạn thảo.
refusal-draft-locked = Tệp PDF bị mã hóa hoặc đặt mật khẩu nên chưa chuẩn bị ký được. Xin xuất lại tệp không đặt mật khẩu.
refusal-draft-has-actions = Tệp PDF có mã lệnh, thao tác tự động hoặc tệp đính kèm bên trong. Xin xuất lại tệp PDF thường rồi trình lại.
refusal-draft-has-form = Tệp PDF có ô biểu mẫu điền được, người khác còn sửa được sau khi ký. Xin xuất lại tệp PDF không có ô biểu mẫu.
refusal-draft-already-signed = Tệp PDF đã có chữ ký số nên không sửa được nữa. Xin dùng bản chưa ký.
refusal-draft-too-heavy = Tệp PDF quá lớn hoặc quá phức tạp nên chưa chuẩn bị ký được. Xin xuất lại tệp gọn hơn.
refusal-place-off-page = Vị trí ký, số hoặc dấu nằm ngoài trang giấy. Xin chọn lại vị trí.
refusal-picture-not-png = Hình chữ ký hoặc con dấu phải là tệp .png, không quá { $most } MB.
refusal-picture-not-blue = Hình chữ ký phải có màu xanh.
refusal-picture-not-red = Hình con dấu phải có màu đỏ.
refusal-picture-not-transparent = Hình chữ ký hoặc con dấu phải có nền trong suốt để không che nội dung.
refusal-certificate-expired = Chứng thư số của { $holder } không trong thời hạn sử dụng ({ $since } – { $until }) nên không ký được.
refusal-certificate-not-trusted = Chứng thư số của { $holder } đã bị thu hồi, không rõ tổ chức cấp hoặc chưa kiểm tra được tình trạng nên không ký được.
refusal-certificate-unfit = Chứng thư số của { $holder } không dùng để ký văn bản được, hoặc khóa quá yếu.
refusal-key-file-refused = Không mở được tệp khóa: sai mật khẩu hoặc tệp không đúng định dạng PKCS#12.
refusal-token-missing = Không thấy thiết bị ký số. Xin cắm thiết bị và kiểm tra phần mềm điều khiển của thiết bị.
refusal-token-key-missing = Thiết bị ký số không có khóa hoặc chứng thư số này.
refusal-pin-wrong = Mã PIN không đúng. Nhập sai vài lần nữa thiết bị sẽ bị khóa; nếu không chắc, xin dừng lại và hỏi cán bộ CNTT.
refusal-pin-locked = Thiết bị ký số đã bị khóa vì nhập sai mã PIN nhiều lần. Xin liên hệ nơi cấp thiết bị để mở khóa.
refusal-remote-signing-refused = Dịch vụ ký số từ xa không chấp nhận yêu cầu này. Xin kiểm tra tài khoản và mã xác nhận.
refusal-signature-field-missing = Tệp không có ô ký “{ $field }”. Tệp cần được chuẩn bị trước khi người đầu tiên ký.
refusal-signature-field-taken = Ô ký “{ $field }” đã có chữ ký.
refusal-number-already-written = Số hoặc ngày văn bản đã được ghi vào tệp, không ghi lại được.
refusal-preparation-expired = Đã quá thời gian chờ ký nên thời điểm ký trên tệp không còn đúng. Xin bắt đầu ký lại.
refusal-signature-mismatched = Chữ ký số không khớp với chứng thư số đã chọn. Xin kiểm tra lại thiết bị rồi ký lại.
refusal-signed-file-not-valid = Tệp ký xong không qua được bước tự kiểm tra nên không được lưu. Xin ký lại; nếu vẫn lỗi, báo cán bộ CNTT.
