### Định dạng tệp (Quy chế Điều 6): mỗi câu nêu tên tệp, lý do và việc phải làm

refusal-file-refused = { $why }
format-forbidden = Sai định dạng: { $name } (chỉ nhận pdf, txt, rtf, doc, docx, odt, csv, xls, xlsx, ods, jpeg).
format-empty = Tệp { $name } rỗng, không có nội dung.
format-program = Tệp { $name } là chương trình chạy được, không phải { $kind }. Không mở tệp này.
format-false = Sai định dạng: nội dung của { $name } không phải là { $kind }.
format-damaged = Tệp { $name } bị hỏng hoặc không đầy đủ, không đọc được.
format-encrypted = Tệp { $name } bị đặt mật khẩu hoặc mã hóa. Đề nghị gửi bản không đặt mật khẩu.
format-macro = Tệp { $name } có macro (chương trình trong văn bản). Đề nghị bỏ macro rồi gửi lại.
format-bomb = Tệp { $name } giải nén ra quá lớn, có thể là tệp phá hoại. Không mở tệp này.
format-tricky = Tệp { $name } có cấu trúc nén bất thường (tên trùng, đường dẫn lạ hoặc kích thước khai sai). Không mở tệp này.
format-nested = Tệp { $name } chứa bên trong một tệp khác không được phép. Đề nghị gửi riêng từng tệp.
format-polyglot = Tệp { $name } vừa là { $kind } vừa là một loại tệp khác. Không mở tệp này; đề nghị xuất lại tệp rồi gửi.
format-tail = Tệp { $name } có dữ liệu lạ nối sau điểm kết thúc. Đề nghị xuất lại tệp rồi gửi.
format-object = Tệp { $name } có đối tượng nhúng. Đề nghị bỏ đối tượng nhúng rồi gửi lại.
format-nul = Tệp { $name } có ký tự rỗng (NUL), không phải tệp chữ. Đề nghị lưu lại bằng Unicode (UTF-8).
format-tcvn3 = Tệp { $name } dùng bảng mã TCVN3 (ABC), không phải Unicode theo TCVN 6909:2001. Đề nghị chuyển mã sang Unicode (UTF-8) rồi gửi lại.
format-vni = Tệp { $name } dùng bảng mã VNI, không phải Unicode theo TCVN 6909:2001. Đề nghị chuyển mã sang Unicode (UTF-8) rồi gửi lại.
format-not-unicode = Tệp { $name } không phải Unicode theo TCVN 6909:2001. Đề nghị lưu lại bằng Unicode (UTF-8) rồi gửi lại.
format-old-macro = Tệp { $name } có thể có macro. Chỉ mở với macro đã tắt.
format-embedded = Tệp { $name } có đối tượng nhúng. Không bấm vào đối tượng này khi mở tệp.
format-old-font = Tệp { $name } dùng phông chữ kiểu cũ (TCVN3 hoặc VNI), có thể không đọc được bằng Unicode.
format-formula = Tệp { $name } có công thức gọi ra ngoài. Không cho phép cập nhật liên kết khi mở tệp.
