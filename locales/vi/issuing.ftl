### Phát hành: từ khi duyệt đến khi mọi nơi nhận đã có văn bản

ask-initial-file = Gửi tệp PDF là dự thảo đã trình, có thêm chữ ký nháy của anh/chị:
ask-sign-file = Gửi tệp PDF đã được duyệt, có chữ ký số của anh/chị (ký bằng phần mềm ký số của mình):
ask-seal-file = Gửi tệp PDF đã có chữ ký số của cơ quan (ký tiếp trên tệp lãnh đạo đã ký):
ask-number-number = Cấp số, ngày cho văn bản này?
ask-dispatch-papers = Gửi kèm bản giấy vì lý do nào (Điều 7 khoản 2)? Chọn nút, hoặc ghi các chữ, ví dụ “a, đ”.
field-dispatch-papers = Gửi kèm bản giấy
refusal-reference-taken = Số, ký hiệu { $reference } đã có ở văn bản khác của năm { $year } nên không dùng lại được. Nếu cách chia sổ vừa đổi giữa năm: giữ cách cũ đến hết ngày 31/12, xin báo quản trị CNTT.
number-taken = Đã cấp số { $reference }, ngày { $date }.
number-proposed = Cấp số { $reference }, ngày { $date }

paper-as-proposed = Như đề xuất: { $letters }
paper-reason-none = Không gửi kèm bản giấy
paper-reason-a = a) Văn bản quy phạm pháp luật
paper-reason-b = b) Trình UBND tỉnh, Chủ tịch UBND tỉnh
paper-reason-c = c) Tài chính, nhân sự, khiếu nại, tố cáo
paper-reason-d = d) Nơi nhận chưa đáp ứng hạ tầng
paper-reason-dd = đ) Gửi cá nhân để giải quyết

receivers-read =
    Nơi nhận đọc được:
    { $reading }
    – đúng không?
receiver-read-local = • { $name }: gửi qua trục nội tỉnh
receiver-read-national = • { $name }: gửi qua trục quốc gia
receiver-read-person = • { $name }: cá nhân, gửi { $copies } bản giấy
receiver-read-paper = • { $name }: chỉ gửi { $copies } bản giấy (không có trong danh sách cơ quan nhận qua trục)
refusal-too-many-receivers = Quá { $most } nơi nhận. Xin chia thành nhiều lần phát hành.
refusal-receiver-name-too-long = Tên một nơi nhận dài quá { $most } ký tự. Các nơi nhận cách nhau bằng dấu chấm phẩy.
refusal-sent-to-ourselves = { $name } là cơ quan của anh/chị nên không phải nơi nhận của văn bản đi.

signed-person-present = Có chữ ký số của người có thẩm quyền.
signed-person-missing = Không có chữ ký số của người có thẩm quyền.
signed-agency-present = Có chữ ký số của người có thẩm quyền và của cơ quan.
signed-agency-missing = Thiếu chữ ký số của cơ quan hoặc của người có thẩm quyền.
signed-person-other-file = Tệp này không bắt đầu bằng đúng tệp đã duyệt. Xin ký lên tệp đã duyệt, không xuất lại tệp.
signed-initial-other-file = Tệp này không bắt đầu bằng đúng dự thảo đã trình. Xin ký nháy lên tệp đó.
signed-agency-other-file = Tệp này không bắt đầu bằng đúng tệp lãnh đạo đã ký. Xin ký tiếp lên tệp đó.
signed-nothing-added = Tệp này chưa có thêm chữ ký số nào.
signed-not-determined = Không xác định được.
signed-holder-right = Chữ ký số của { $name }.
signed-holder-wrong = Chữ ký số của { $name }, không phải của { $wanted }.
signed-order-right = Đúng thứ tự ký: người có thẩm quyền trước, cơ quan sau cùng.
signed-order-wrong = Sai thứ tự ký: người có thẩm quyền ký trước, cơ quan ký sau cùng.
signature-checking = ⏳ Đang kiểm tra chữ ký số trên { $name }
signature-refused = ✘ Chữ ký số trên { $name } chưa dùng được, xin nộp tệp khác:
reason-signature-refused = ✘ Tệp vừa nộp chưa dùng được. Xin xem lý do trên thẻ.
refusal-signed-file-changed = Tệp này trùng tệp trước khi ký, chưa có thêm chữ ký số.
refusal-old-check = Kết quả kiểm tra của tệp đã được thay bằng tệp khác.

refusal-not-ready-to-dispatch =
    Chưa phát hành được, còn thiếu:
    { $missing }
refusal-not-at-the-gateway = Chỉ văn thư ở đầu mối gửi, nhận của cơ quan mới phát hành văn bản ra ngoài.
item-agency-codes = • Mã định danh của cơ quan gửi hoặc cơ quan nhận
item-document-uid = • Mã định danh văn bản
item-reference = • Số và ký hiệu
item-issued-on = • Ngày, tháng, năm văn bản
item-type = • Loại văn bản
item-subject = • Trích yếu nội dung
item-files = • Tệp văn bản, tài liệu gửi kèm
item-state = • Trạng thái xử lý
item-signer = • Chức vụ, họ tên người ký
item-urgency = • Mức độ khẩn
item-sender = • Bên gửi
item-receivers = • Bên nhận
item-sent-at = • Thời gian gửi
item-due = • Thời hạn xử lý (văn bản cần phúc đáp)
item-history = • Lịch sử kiểm tra, phê duyệt
item-other = • Địa danh của cơ quan
item-approval = • Phê duyệt của người có thẩm quyền
item-form-check = • Kết quả kiểm tra thể thức
item-person-signature = • Chữ ký số hợp lệ của người có thẩm quyền
attached-to-seal = 🔏 { $name }: chờ ký số của cơ quan
attached-unprepared = ⚠ { $name }: chưa có chỗ ký số. { $why }
signed-appendix-present = Có chữ ký số của cơ quan.
signed-appendix-missing = Chưa có chữ ký số của cơ quan.
signed-appendix-alone = Chỉ có một chữ ký số, của cơ quan.
signed-appendix-not-alone = Tài liệu kèm theo phải có đúng một chữ ký số, của cơ quan.
signed-appendix-other-file = Tệp không bắt đầu bằng đúng tài liệu kèm theo đã duyệt.
refusal-no-appendix-due = Mọi tài liệu kèm theo đã có chữ ký số của cơ quan, hoặc đang được kiểm tra.
ask-seal-appendix-file = Gửi tệp PDF kèm theo đã có chữ ký số của cơ quan; với tệp khác PDF, gửi tệp chữ ký rời .p7s (theo thứ tự trên thẻ):
refusal-sealed-file-needed = Chỉ nhận tệp PDF đã ký số, hoặc tệp chữ ký rời .p7s của tệp khác PDF.
refusal-seal-needed = { $name } không phải PDF: xin gửi tệp chữ ký rời .p7s của cơ quan ký trên chính tệp ấy.
item-appendix-signatures = • Chữ ký số của cơ quan trên từng tệp gửi kèm (tệp khác PDF: chữ ký rời .p7s)
item-agency-signature = • Chữ ký số hợp lệ của cơ quan

issue-by = ⏰ Phát hành chậm nhất { $at }
issue-by-late = ❗ Quá hạn phát hành ({ $at })
reason-issue-today = ⏰ Đã ký, chưa phát hành. Chậm nhất { $names }.
reason-issue-minutes = ⏰ Đã ký, chưa phát hành: còn { $names } phút.
reason-issue-late = ❗ Đã ký nhưng quá hạn phát hành ({ $names }).
reason-not-arrived = ⚠ Chưa thấy báo đã đến: { $names }.
reason-receiver-refused = ↩ { $names } từ chối nhận văn bản.
reason-copy-differs = ❗ Bản lưu không khớp với bản đã gửi. Xin báo cán bộ CNTT.

receiver-has-it = 📬 { $name }: { $status }
receiver-failed = ❗ { $name }: { $status }
receiver-sending = đang gửi
receiver-unsent = chưa gửi được, hệ thống đang gửi lại
receiver-paper-waits = bản giấy, chờ in và đóng dấu
receiver-paper-out = bản giấy đã in, đóng dấu, chờ gửi và xác nhận
option-all-paper = Mọi nơi nhận bản giấy ({ $count })
receiver-refused = từ chối nhận: { $words }
receiver-at-01 = đã đến
receiver-at-02 = từ chối nhận
receiver-at-03 = đã tiếp nhận
receiver-at-04 = đã chuyển xử lý
receiver-at-05 = đang xử lý
receiver-at-06 = đã hoàn thành
paper-to-print = 🖨 In: 1 bản lưu + { $count } bản ({ $names })
paper-alone-to-print = 🖨 In: 1 bản lưu; không có bản giấy gửi kèm
paper-alone-printed = 🖨 Đã in, đóng dấu 1 bản lưu
paper-printed = 🖨 Đã in, đóng dấu: 1 bản lưu + { $count } bản ({ $names })

type-invitation = Giấy mời
type-directive = Chỉ thị
type-guidance = Hướng dẫn
type-wire = Công điện
type-resolution = Nghị quyết
type-rules = Quy chế
type-regulation = Quy định
type-communique = Thông cáo
type-programme = Chương trình
type-option = Phương án
type-scheme = Đề án
type-project = Dự án
type-minutes = Biên bản
type-contract = Hợp đồng
type-memorandum = Bản ghi nhớ
type-agreement = Bản thỏa thuận
type-authority = Giấy ủy quyền
type-introduction = Giấy giới thiệu
type-leave = Giấy nghỉ phép
type-sending-slip = Phiếu gửi
type-transfer-slip = Phiếu chuyển
type-call-slip = Phiếu báo
type-courtesy-letter = Thư công
type-legal-decision = Quyết định (quy phạm pháp luật)
type-legal-resolution = Nghị quyết (quy phạm pháp luật)
type-certified-copy = Bản sao y
type-extract-copy = Bản trích sao
type-duplicate-copy = Bản sao lục

basis-r-6-2a = Điều 6 khoản 2 Quy chế: phát hành trong ngày ký, chậm nhất buổi sáng ngày làm việc tiếp theo
basis-r-6-3 = Điều 6 khoản 3 Quy chế; Điều 10 Quyết định 28/2018/QĐ-TTg: đủ thông tin bắt buộc
basis-r-7-2 = Điều 7 khoản 2 Quy chế: văn bản gửi kèm bản giấy
basis-r-9-1 = Điều 9 khoản 1 Quy chế: chỉ phát hành sau khi duyệt, ký và ký số
basis-r-9-2a = Điều 9 khoản 2 Quy chế; Điều 12 Nghị định 30/2020/NĐ-CP: kiểm tra thể thức
basis-r-9-2b = Điều 9 khoản 2 Quy chế; Điều 15 Nghị định 30/2020/NĐ-CP: cấp số, ngày
basis-r-9-2c = Điều 9 khoản 2 Quy chế: in, đóng dấu bản lưu và bản giấy gửi kèm
basis-r-9-2d = Điều 9 khoản 2 Quy chế: ký số của cơ quan
basis-r-9-3 = Điều 9 khoản 3 Quy chế: lưu bản có giá trị như bản đã phát hành
