### Lịch trực, bàn giao ca (Điều 10 khoản 3; nội quy trực của cơ quan)

bot-area-duty = Lịch trực
command-truc = Ai đang trực, đổi ca
office-duty = Lịch trực

duty-title = 🛎 Lịch trực
duty-moment = { $time } { $weekday ->
    [mon] thứ Hai
    [tue] thứ Ba
    [wed] thứ Tư
    [thu] thứ Năm
    [fri] thứ Sáu
    [sat] thứ Bảy
   *[sun] Chủ nhật
} { $date }
duty-span = { $begins } – { $ends }
duty-shift = • { $begins } – { $ends }: { $name }
duty-lines = { $first }
    { $then }
duty-nobody = Hiện không có ca trực.
duty-held = Đang trực: { $name }, đến { $until }
duty-held-late = ⚠️ Đang trực: { $name } (hết ca từ { $until }, chưa có người nhận ca)
duty-due = ⏳ Chờ { $name } nhận ca, trực đến { $until }. Chưa nhận thì người trước vẫn trực.
duty-none-planned = Chưa xếp ca nào tiếp theo.

step-plan-duty = 📅 Xếp ca trực
step-plan-duty-done = Đã xếp ca trực. Đến giờ, người trực được báo để nhận ca.
step-drop-shift = ✖️ Bỏ ca
step-drop-shift-done = Đã bỏ ca trực.
step-take-duty = ✅ Nhận ca
step-take-duty-done = Đã nhận ca. Việc khẩn đang mở được gửi tới anh/chị ngay sau đây.
step-hand-duty-over = 🤝 Bàn giao ca
step-hand-duty-over-done = Đã báo người được bàn giao. Khi người ấy nhận, ca trực mới chuyển.
step-turn-duty = Đến giờ đổi ca
step-turn-duty-done = Đã đến giờ đổi ca.

ask-plan-duty-shifts = Nhập các ca, mỗi dòng một ca: giờ ngày bắt đầu – giờ ngày kết thúc, họ tên. Ví dụ “17:00 28/11 – 07:00 29/11 Lê Thị Thu”.
field-plan-duty-shifts = Ca trực
ask-drop-shift-shift = Bỏ ca nào?
field-drop-shift-shift = Ca
ask-hand-duty-over-to = Bàn giao ca cho ai?
field-hand-duty-over-to = Người nhận
echo-shifts = { $reading }
    Đúng không?

reason-duty = 🛎 Anh/chị đang trực: văn bản khẩn đến ngoài giờ làm việc, { $names } cũng đã được báo.
reason-duty-ended = 🛎 Ca trực cuối cùng đã hết, chưa phân công ca nào tiếp theo. Xin lập lịch trực (/truc).
reason-duty-taken = 🛎 Nhận ca từ { $names }: việc khẩn này còn mở.

refusal-shift-not-understood = Chưa đọc được dòng “{ $line }”. Mỗi dòng cần giờ và ngày bắt đầu, giờ và ngày kết thúc, họ tên. Ví dụ “17:00 28/11 – 07:00 29/11 Lê Thị Thu”.
refusal-shift-who = Cơ quan không có ai tên “{ $name }”. Xin ghi đủ họ tên, hoặc tên tài khoản.
refusal-shift-name-shared = Có nhiều người tên “{ $name }”. Xin ghi kèm chức vụ, hoặc tên tài khoản.
refusal-shift-times = Ca “{ $line }” chưa đúng: phải kết thúc sau khi bắt đầu, chưa qua, không quá { $most } giờ và trong một năm tới.
refusal-shifts-overlap = Hai ca trùng giờ nhau: { $one } và { $other }.
refusal-too-many-shifts = Mỗi lần nhập tối đa { $most } ca. Xin chia thành nhiều lần.
refusal-roster-full = Lịch trực giữ tối đa { $most } ca chưa qua. Xin bỏ bớt ca xa nhất.
refusal-shift-has-begun = Ca này đã bắt đầu nên không bỏ được. Xin dùng “Bàn giao ca”.
