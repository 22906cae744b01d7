### Phân công, hạn tính từ khi nhận, trả lại và giao lại, đôn đốc, quá hạn, báo cáo

due-term = { $count } ngày làm việc tính từ khi người xử lý nhận (tạm tính { $reading })
due-after-lead = { $reading } – ⚠ sau hạn của chủ trì
transfer-by-function = Chuyển đơn vị xử lý theo chức năng, nhiệm vụ.

ask-transfer-to = Chuyển cho đơn vị nào? (lãnh đạo phòng nhận và phân công trong phòng)
ask-transfer-note = Ý kiến chuyển:
ask-transfer-due = Hạn xử lý? Viết tự nhiên, ví dụ “thứ sáu tuần này”, “15/12”, “5 ngày làm việc”.
field-transfer-to = Chuyển cho
field-transfer-note = Ý kiến chuyển
field-transfer-due = Hạn xử lý
ask-hand-back-reason = Lý do trả lại việc (ít nhất 5 ký tự):
ask-reassign-to = Giao lại cho ai?
ask-reassign-note = Ý kiến cho người nhận mới:

refusal-received-before = Thời điểm nhận việc đã được ghi trước đó.
reason-reassigned = 🔁 { $names } đã giao việc này cho người khác.

task-due-provisional = Hạn: { $count } ngày làm việc từ khi nhận; chưa nhận nên tạm tính { $due } ({ $left })
task-due-counted = Hạn: { $due } ({ $left }) – { $count } ngày làm việc, tính từ khi nhận { $at }
task-clock = ⏱ Lần tính trước: { $name }, nhận { $received }, hạn { $due }
task-hop-back = ↩ { $giver } trả lại { $taker }: “{ $note }”
task-hop-again = 🔁 { $giver } giao lại cho { $taker }: “{ $note }”

remind-before = ⏰ Đôn đốc: còn 1 ngày làm việc
remind-today = ⏰ Đôn đốc: đến hạn hôm nay
remind-late = ❗ Đôn đốc: đã quá hạn
remind-very-late = ❗ Đôn đốc: quá hạn từ 3 ngày làm việc
reason-remind-before = ⏰ Đôn đốc: việc này còn 1 ngày làm việc ({ $names }).
reason-remind-today = ⏰ Đôn đốc: việc này đến hạn hôm nay ({ $names }).
reason-remind-late = ❗ Đôn đốc: việc này đã quá hạn ({ $names }).
reason-remind-very-late = ❗ Đôn đốc: việc này quá hạn từ 3 ngày làm việc ({ $names }).
remind-title = ⏰ Đôn đốc { $count } việc, ngày { $day }
remind-row = { $grade }: văn bản đến số { $number }, hạn { $due } – { $name }
remind-more = … và { $count } việc nữa.
catch-up-title = 📬 { $count } tin đến chậm do mất liên lạc
catch-up-row = • { $title }
catch-up-list = Mở từng việc: /viec
reason-late = 📬 { $names } tin về việc này đến chậm do mất liên lạc.
remind-list = Mở từng việc: /viec · việc quá hạn của đơn vị: /quahan

digest-led-overdue = ❗ Quá hạn trong đơn vị phụ trách: { $count } (xem /quahan)

command-quahan = Việc quá hạn trong đơn vị
command-han = Cách tính hạn từng việc
command-baocao = Báo cáo tình hình xử lý
bot-overdue-head = ❗ { $count } việc quá hạn – { $scope }
bot-unissued-head = 📮 Đã ký, quá hạn phát hành – { $scope }
bot-overdue-none = Không có việc nào quá hạn – { $scope }.
bot-issued-head = 📤 Văn bản đi – { $scope }
bot-issued-none = Chưa có văn bản đi nào được duyệt – { $scope }.
bot-issued-own = do tôi soạn
command-vanbandi = Văn bản đi của cơ quan, của phòng
bot-overdue-own = việc của tôi
bot-due-head = Cách tính hạn các việc đang chờ:
bot-due-none = Không có việc nào có hạn tính theo ngày làm việc đang chờ anh/chị.
bot-due-row = Văn bản đến số { $number }: { $said }
bot-due-not-received = Văn bản đến số { $number }: { $count } ngày làm việc tính từ khi nhận; chưa ghi nhận đã nhận.

bot-report-head = 📊 Báo cáo văn bản đến – { $scope }
bot-report-day = Ngày { $first }
bot-report-week = Tuần từ { $first } đến { $last }
bot-report-month = Tháng { $month }
bot-report-rows =
    Mới vào sổ: { $new }
    Đang xử lý (hiện nay): { $open }
    Hoàn thành đúng hạn: { $on_time }
    Quá hạn: { $overdue } ({ $late_done } đã hoàn thành muộn, { $late_open } chưa xong)
    Từ chối: { $refused }
    Thu hồi: { $recalled }
bot-report-by-day = Ngày
bot-report-by-week = Tuần
bot-report-by-month = Tháng
bot-report-before = ◀ Kỳ trước
bot-report-after = Kỳ sau ▶
bot-report-not-yours = Báo cáo dành cho lãnh đạo cơ quan, lãnh đạo phòng và văn thư. Việc của anh/chị: /viec
