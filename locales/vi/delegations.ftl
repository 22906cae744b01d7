### Ủy quyền, vắng mặt, hình thức ký, quy trình nội bộ

basis-r-20-5 = Điều 20 khoản 5 Quy chế; Điều 13 Nghị định 30/2020/NĐ-CP: ủy quyền có thời hạn, không dùng chung tài khoản, không ủy quyền lại
basis-r-12-2 = Điều 12 khoản 2 Quy chế: xử lý theo quy trình nội bộ do cơ quan ban hành

bot-area-delegation = Đi công tác, ủy quyền
command-vang = Đi công tác: ai thay, đến khi nào

absence-title = 🧳 Đi công tác, vắng mặt
authority-title = ✍️ Giao ký thừa ủy quyền
delegation-line = { $lines } { $name }, theo ủy quyền của { $giver } từ { $start } đến { $until }
delegation-types = Loại văn bản: { $types }
delegation-scope = Nội dung: { $scope }
delegation-paper = Văn bản giao: { $number } ngày { $on }
delegation-state-planned = ⏳ Chưa đến ngày, hoặc đang bàn giao
delegation-state-in-force = ▶ Đang có hiệu lực
delegation-state-returning = ↩ Đã về, đang chuyển việc trở lại
delegation-state-ended = 🏁 Đã kết thúc
signature-line = ✍️ { $lines } { $name }
signature-delegated = ✍️ { $lines } { $name }, theo ủy quyền của { $giver } từ { $start } đến { $until }

step-begin-absence = 🧳 Đi công tác
step-begin-absence-done = Đã ghi nhận. Trong thời gian vắng, việc chờ anh/chị được chuyển cho người thay.
step-end-absence = 🏠 Đã về
step-end-absence-done = Đã ghi nhận anh/chị đã về. Việc chưa xong được chuyển trở lại.
step-authorise = ✍️ Giao ký thừa ủy quyền
step-authorise-done = Đã giao ký thừa ủy quyền.
step-end-authority = ✖️ Chấm dứt ủy quyền
step-end-authority-done = Đã chấm dứt ủy quyền.

ask-begin-absence-start = Vắng từ khi nào? Ví dụ “25/11”, “thứ hai tuần sau”.
ask-begin-absence-until = Vắng đến khi nào? Ví dụ “30/11”, “17h thứ sáu tuần này”.
ask-begin-absence-stand-in = Ai thay trong thời gian đó?
field-begin-absence-start = Từ
field-begin-absence-until = Đến
field-begin-absence-stand-in = Người thay
option-from-now = Từ bây giờ
echo-start = Từ: { $reading } – đúng không?
echo-until = Đến: { $reading } – đúng không?
ask-authorise-taker = Giao cho ai ký thừa ủy quyền?
ask-authorise-types = Được ký những loại văn bản nào?
ask-authorise-scope = Về những nội dung nào?
ask-authorise-until = Đến khi nào?
ask-authorise-basis = Số và ngày của văn bản giao ký thừa ủy quyền, ví dụ “15/QĐ-SNN ngày 20/11/2026”:
field-authorise-taker = Người ký
field-authorise-types = Loại văn bản
field-authorise-scope = Nội dung
field-authorise-until = Đến
field-authorise-basis = Văn bản giao

reason-stand-in = 🧳 { $names } đi vắng và giao anh/chị thay. Việc đang chờ được chuyển sang anh/chị.
reason-back = 🏠 { $names } đã về. Việc chưa xong được chuyển trở lại.
reason-authorised = ✍️ { $names } giao anh/chị ký thừa ủy quyền.
reason-revoked = ✖️ { $names } đã chấm dứt ủy quyền.
reason-handed-over = 🔄 Bàn giao do { $names } vắng mặt hoặc vừa trở về: nay đến lượt anh/chị.
reason-absence-over = 🏠 Hết thời gian vắng mặt. Việc chưa xong được chuyển trở lại.
reason-authority-over = ✍️ Ủy quyền đã hết thời hạn.

refusal-period-backwards = Thời gian không hợp lệ: từ { $start } đến { $until }. Xin chọn ngày về sau ngày đi.
refusal-already-away = Anh/chị đã báo vắng đến { $until }, { $name } thay. Xin bấm “Đã về” ở đợt đó trước.
refusal-not-passed-on = Anh/chị đang thay { $name } đến { $until }. Người được ủy quyền không được ủy quyền lại; xin để { $name } chỉ định người khác trước.
refusal-stand-in-away = { $name } cũng vắng trong thời gian đó (đến { $until }). Xin chọn người khác.
refusal-only-the-head = Chỉ người đứng đầu cơ quan được giao ký thừa ủy quyền.
refusal-already-authorised = { $name } đang được giao ký thừa ủy quyền đến { $until }. Xin chấm dứt ủy quyền đó trước.
refusal-basis-needed = Cần số và ngày của văn bản giao, không sau hôm nay, ví dụ “15/QĐ-SNN ngày 20/11/2026”.
refusal-no-authority = { $name } hiện không có thẩm quyền ký loại văn bản này: phải là lãnh đạo cơ quan, hoặc được giao ký thừa lệnh, thừa ủy quyền còn thời hạn.

refusal-outside-the-authority = { $name } chỉ được giao ký thừa ủy quyền các loại văn bản sau, theo { $basis }: { $types }. Xin chọn người ký khác.
refusal-procedure-unknown-field = Mục “{ $name }” không có trong quy trình, hoặc sai kiểu.
refusal-procedure-unknown-step = Không có bước nào mang mã “{ $code }”.
refusal-procedure-unknown-role = Vai trò giao cho bước “{ $code }” không hợp lệ hoặc để trống.
refusal-procedure-impossible-move = Bước “{ $code }” không thể đưa văn bản từ “{ $start }” sang “{ $after }”.
refusal-procedure-proof-weakened = Bước “{ $code }” phải có mã xác thực 6 số; quy trình nội bộ không bỏ được.
refusal-procedure-unknown-proof = Hình thức xác nhận của bước “{ $code }” không hợp lệ.
refusal-procedure-dead-end = Ở trạng thái “{ $state }” sẽ không ai đi tiếp được: bước { $codes } bị tắt hoặc không có người làm.
refusal-procedure-urgent-pace = Nhịp báo khẩn (options.urgent) chưa đúng. Mỗi mức 1, 2, 3 cần “repeat” từ 1 đến 240 phút, “climb” từ “repeat” đến 480 phút, “time” là “running” hoặc “working”; mức 3 (Hỏa tốc) luôn là “running”.
refusal-procedure-unreachable = Không còn đường đến “{ $state }”: bước { $codes } bị tắt hoặc không có người làm.

bot-absences = 🧳 Đang và sắp đi công tác:
bot-absence-line = • { $giver }: từ { $start } đến { $until }, { $name } thay
bot-absences-none = Hiện không ai báo vắng.
bot-not-away = Anh/chị hiện không báo vắng.

office-delegations = Đi công tác, ủy quyền
office-delegations-none = Hiện không có ủy quyền nào đang hoặc sắp có hiệu lực.
office-delegation-who = Ai thay ai
office-delegation-period = Thời gian
office-delegation-state = Trạng thái
office-begin-absence = Báo đi công tác
office-authorise = Giao ký thừa ủy quyền (TUQ.)
office-delegation-period-line = từ { $start } đến { $until }
