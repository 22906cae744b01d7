### Số hóa văn bản giấy đến (Điều 8.5)

basis-r-8-5a = Điều 8 khoản 5 điểm a Quy chế: văn thư số hóa văn bản giấy đến, ký số của cơ quan
basis-r-8-5b = Điều 8 khoản 5 điểm b Quy chế: PDF từ 1.4, ảnh màu, tối thiểu 200 dpi, tỷ lệ 100 %
basis-r-8-5c = Điều 8 khoản 5 điểm c Quy chế: chữ ký số của cơ quan ở góc trên bên phải trang đầu
basis-r-3-11 = Điều 3 khoản 11 Quy chế: bản số hóa phải có chữ ký số của cơ quan thực hiện số hóa

step-digitise = 📠 Số hóa văn bản giấy đến
step-digitise-done = Đã nhận bản quét, đang kiểm tra theo Điều 8.5b. Kết quả hiện trên thẻ sau ít giây.
step-rescan = 🔁 Thay bản quét
step-rescan-done = Đã nhận bản quét mới, đang kiểm tra. Thông tin đã nhập được giữ nguyên.
step-restate = ✏️ Sửa thông tin đã nhập
step-restate-done = Đã sửa thông tin. Bản quét và kết quả kiểm tra được giữ nguyên.
step-record-examination = (Ghi kết quả kiểm tra bản quét)
step-record-examination-done = Đã ghi kết quả kiểm tra bản quét.
step-begin-sealing-scan = 🔏 Ký số bản số hóa trên máy ký
step-begin-sealing-scan-done = Đang lập đề nghị ký; máy ký của anh/chị sẽ hiện văn bản sau ít giây.
step-record-scan-request = (Ghi đề nghị ký bản số hóa)
step-record-scan-request-done = Đã ghi đề nghị ký.
step-end-scan-request = (Hết hạn đề nghị ký bản số hóa)
step-end-scan-request-done = Đề nghị ký đã hết hạn.
step-seal-scan = 🔏 Nộp bản số hóa đã ký số
step-seal-scan-done = Đã nhận tệp, đang kiểm tra chữ ký số của cơ quan trên bản số hóa.
step-record-scan-signature = (Ghi kết quả kiểm tra chữ ký bản số hóa)
step-record-scan-signature-done = Đã ghi kết quả kiểm tra chữ ký số.

ask-digitise-secrecy = Văn bản giấy này có độ mật (Mật, Tối mật, Tuyệt mật) không?
ask-digitise-file = Gửi tệp PDF đã quét (PDF từ 1.4, ảnh màu, tối thiểu 200 dpi, tỷ lệ 100 %):
ask-digitise-sender = Cơ quan, tổ chức gửi (tên, tên tắt hoặc mã định danh):
ask-digitise-reference = Số, ký hiệu ghi trên văn bản, ví dụ “15/STC-VP” (không có thì ghi “không số”):
ask-digitise-issued = Ngày ban hành ghi trên văn bản, ví dụ 05/11/2026:
ask-digitise-subject = Tên loại và trích yếu nội dung:
ask-digitise-urgency = Mức độ khẩn ghi trên văn bản?
ask-restate-sender = Cơ quan, tổ chức gửi (tên, tên tắt hoặc mã định danh):
ask-restate-reference = Số, ký hiệu ghi trên văn bản, ví dụ “15/STC-VP” (không có thì ghi “không số”):
ask-restate-issued = Ngày ban hành ghi trên văn bản, ví dụ 05/11/2026:
ask-restate-subject = Tên loại và trích yếu nội dung:
ask-restate-urgency = Mức độ khẩn ghi trên văn bản?
ask-rescan-secrecy = Văn bản giấy này có độ mật (Mật, Tối mật, Tuyệt mật) không?
ask-rescan-file = Gửi tệp PDF quét lại (PDF từ 1.4, ảnh màu, tối thiểu 200 dpi, tỷ lệ 100 %):
ask-seal-scan-file = Gửi tệp PDF đã có chữ ký số của cơ quan (ký trên đúng tệp đã kiểm tra, đính kèm thẻ):

sender-read = Cơ quan gửi đọc được: { $reading }
sender-known = { $name } ({ $code })
sender-unknown = { $name } (không có trong danh bạ liên thông)

incoming-state-scanned = ⚠ Chưa ký số bản số hóa: mới chỉ là ảnh, chưa vào sổ được
incoming-digitised = 📠 Nguồn: số hóa từ văn bản giấy
scan-examining = ⏳ Đang kiểm tra bản quét { $name }
scan-examined = ✔ Bản quét { $name } đạt tiêu chuẩn ({ $pages } trang), chờ ký số của cơ quan ở góc trên bên phải trang đầu
scan-refused = ✘ Bản quét { $name } chưa dùng được: { $why }
scan-unsure = ? { $what }
scan-signature-checking = ⏳ Đang kiểm tra chữ ký số trên { $name }
scan-signature-refused = ✘ { $name } chưa dùng được:
reason-scan-examined = ✔ Bản quét đạt tiêu chuẩn. Mời anh/chị ký số của cơ quan.
reason-scan-refused = ✘ Bản quét chưa dùng được. Xin xem từng điểm trên thẻ và bấm “Thay bản quét”.
reason-scan-signature-refused = ✘ Chữ ký số trên bản số hóa chưa dùng được. Xin xem lý do trên thẻ.

signed-scan-present = Có chữ ký số của cơ quan thực hiện số hóa.
signed-scan-missing = Chưa có chữ ký số của cơ quan thực hiện số hóa.
signed-scan-alone = Chỉ có một chữ ký số, của cơ quan thực hiện số hóa.
signed-scan-not-alone = Bản số hóa phải có đúng một chữ ký số, của cơ quan thực hiện số hóa.
signed-scan-other-file = Tệp không bắt đầu bằng đúng bản quét đã kiểm tra.

refusal-not-our-scan = Cơ quan chỉ ký số trên văn bản do chính cơ quan số hóa và đã kiểm tra đạt tiêu chuẩn (Điều 8.5, 11.3c).
refusal-no-day-on-paper = Xin ghi ngày như 05/11/2026, không sau hôm nay.

command-sohoa = Số hóa một văn bản giấy đến
bot-begin-which = Tệp này là gì?
office-begin-digitising = Số hóa văn bản giấy đến
