# Kiểm tra bản số hóa (Điều 8.5b, R-8.5b): mỗi điểm một câu, nêu rõ trang.

# Tệp
scan-file-whole = Tệp PDF nguyên vẹn, đọc được.
scan-file-not-pdf = Tệp không phải là PDF.
scan-file-damaged = Tệp PDF bị hỏng hoặc không đầy đủ: hãy số hóa lại.
scan-file-locked = Tệp PDF bị mã hóa hoặc đặt mật khẩu: hãy lưu lại không đặt mật khẩu.
scan-file-active = Tệp PDF có nội dung động (mã lệnh, tệp đính kèm, biểu mẫu hoặc liên kết ra ngoài): hãy số hóa lại thành tệp chỉ có ảnh.
scan-file-too-heavy = Tệp quá lớn hoặc quá phức tạp nên không kiểm tra xong trong giới hạn thời gian và bộ nhớ: chưa xác định.
scan-page-damaged = Trang { $page } bị hỏng, không đọc được.

# Phiên bản
scan-version-right = Phiên bản PDF { $version }, đạt yêu cầu 1.4 trở lên.
scan-version-low = Phiên bản PDF { $version }, yêu cầu 1.4 trở lên.

# Ảnh quét
scan-image-whole = Trang { $page }: ảnh quét phủ { $share } % trang.
scan-image-small = Trang { $page }: ảnh lớn nhất chỉ phủ { $share } % trang (yêu cầu { $wanted } %), không phải là ảnh quét cả trang.
scan-image-none = Trang { $page } không có ảnh: không phải là trang được số hóa từ giấy.

# Màu
scan-colour-right = Trang { $page }: ảnh màu.
scan-colour-grey = Trang { $page }: ảnh đen trắng hoặc thang xám, yêu cầu ảnh màu.
scan-colour-unknown = Trang { $page }: chưa xác định được ảnh có màu hay không.

# Độ phân giải
scan-dpi-right = Trang { $page }: độ phân giải { $dpi } dpi{ $how }.
scan-dpi-low = Trang { $page }: độ phân giải { $dpi } dpi{ $how }, yêu cầu tối thiểu 200 dpi.
scan-dpi-plain = { "" }
scan-dpi-finest = { " " }(lớp rõ nhất của ảnh nhiều lớp)

# Tỷ lệ
scan-ratio-right = Trang { $page }: tỷ lệ số hóa 100 %, { $paper }.
scan-ratio-wrong = Trang { $page }: tỷ lệ số hóa { $ratio } %, yêu cầu 100 % ({ $paper }).
scan-ratio-unknown = Trang { $page }: ảnh không ghi mật độ điểm nên chưa xác định được tỷ lệ số hóa ({ $paper }).
scan-ratio-default = Trang { $page }: ảnh ghi { $density } dpi, là giá trị mặc định của phần mềm, nên chưa xác định được tỷ lệ số hóa ({ $paper }).
scan-paper = khổ { $name }, { $width } × { $height } mm
scan-paper-odd = khổ { $width } × { $height } mm, không phải A3, A4, A5

# Lệnh vanthu scan-check
scan-check-verdict-valid = ĐẠT tiêu chuẩn số hóa (Điều 8.5b)
scan-check-verdict-invalid = KHÔNG ĐẠT tiêu chuẩn số hóa (Điều 8.5b)
scan-check-verdict-indeterminate = CHƯA XÁC ĐỊNH
scan-check-head = { $path }: { $verdict }
scan-check-line = { "  " }{ $result }: { $detail }

# Khi văn thư đưa bản số hóa vào
refusal-scan-below-standard = Bản số hóa chưa đạt tiêu chuẩn ({ $count } điểm): { $faults }
refusal-scan-not-examined = Chưa nhận bản số hóa: { $reason }
