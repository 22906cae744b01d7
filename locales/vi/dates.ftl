# Lịch làm việc và thời hạn: cách đọc ngày, lý do từ chối, lệnh vanthu calendar.

calendar-day = { $weekday ->
    [mon] Thứ Hai
    [tue] Thứ Ba
    [wed] Thứ Tư
    [thu] Thứ Năm
    [fri] Thứ Sáu
    [sat] Thứ Bảy
   *[sun] Chủ Nhật
}, { $date }

calendar-deadline = Nhận lúc { $hour } { $received }, tính từ ngày hôm sau đủ { $count } ngày làm việc: hạn { $end } { $due }.
calendar-deadline-noting = Nhận lúc { $hour } { $received }, tính từ ngày hôm sau đủ { $count } ngày làm việc, { $notes }: hạn { $end } { $due }.
calendar-notes = { $first }; { $then }
calendar-weekend = không tính { $days } nghỉ hằng tuần
calendar-off = không tính { $days } { $why }
calendar-worked = có tính { $days } { $why }

due-plain = { $day }, { $hour }
due-weekend = { $day }, { $hour }, là ngày nghỉ
due-off = { $day }, { $hour }, là ngày nghỉ: { $why }
due-not-entered = { $day }, { $hour } (chưa nhập lịch làm việc của ngày này)

refusal-calendar-not-entered = Chưa nhập lịch làm việc của ngày { $day }, nên chưa tính được hạn. Đề nghị quản trị CNTT nhập thông báo nghỉ lễ, Tết năm { $year }.
refusal-working-days-out-of-range = Số ngày làm việc phải từ 1 đến { $most }.

refusal-due-not-understood = Chưa hiểu thời hạn “{ $words }”. Xin viết lại, ví dụ: “thứ sáu tuần này”, “17h ngày 15/12”, “5 ngày làm việc”, “chiều mai”.
refusal-due-too-long = Thời hạn viết quá { $most } ký tự. Xin viết gọn, ví dụ: “thứ sáu tuần này”, “17h ngày 15/12”.
refusal-due-ambiguous = “{ $words }” có thể là { $first } hoặc { $second }. Xin ghi rõ ngày và giờ.
refusal-due-in-the-past = { $reading } đã qua. Xin chọn thời hạn khác.
refusal-due-too-far = { $reading } còn quá xa, thời hạn không quá { $most } ngày. Xin kiểm tra lại năm.
refusal-no-such-day = Không có ngày { $said } trong lịch. Xin kiểm tra lại.
refusal-no-such-hour = Không có giờ “{ $said }”. Xin ghi giờ từ 0h đến 23h59, ví dụ: “17h”, “5 giờ chiều”.
refusal-wrong-weekday = Ngày { $date } không phải thứ đã ghi: đó là { $day }. Xin kiểm tra lại.
refusal-no-working-day-then = Từ { $first } đến { $last } không có ngày làm việc nào. Xin ghi ngày cụ thể.

calendar-issue-by = Ký lúc { $hour } { $signed }: phát hành trong ngày ký, chậm nhất { $end } { $due }.
calendar-due = Hạn: { $reading }
