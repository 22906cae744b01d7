### Phiếu gọi: khi mọi kênh đều im lặng (Điều 6 khoản 2, Điều 10 khoản 3)

bot-area-call = Phiếu gọi

call-title = { $urgency }Phiếu gọi điện
call-about-incoming = Văn bản đến: { $number }
call-about-outgoing = Văn bản đi: { $number }
call-about-task = Việc theo văn bản đến: { $number }
call-about-parcel = Gói tin đến: { $number }
call-about-copy = Bản sao: { $number }
call-about-opinion = Việc xin ý kiến: { $number }
call-next = 📞 Gọi ngay: { $name } – { $phone } ({ $why })
call-next-without = 📞 Tìm cách gặp ngay: { $name } – chưa có số điện thoại ({ $why })
call-why-silent = đã nhắn nhiều lần, chưa thấy xác nhận
call-why-no-channel = không còn kênh nào tới được
call-say = Chỉ nói số văn bản và mức độ khẩn, đề nghị người nghe mở văn bản và bấm xác nhận.
call-then = { $place }. { $name } ({ $phone })
call-nobody-left = ⚠️ Đã gọi hết danh sách, chưa gặp được ai. Đề nghị gọi lại từ đầu hoặc cử người đến tận nơi.
call-was-reached = 📞 { $at } { $name } đã nghe máy ({ $by } gọi)
call-was-relayed = 📞 { $at } gọi { $name }: { $answered } nghe máy, hứa báo lại ({ $by } gọi)
call-was-missed = 📵 { $at } không liên lạc được { $name } ({ $by } gọi)
line-reached = 📞 Đã báo qua điện thoại lúc { $at }: { $name }. Chưa xác nhận “Đã nhận”.
call-state-reached = ✅ Đã báo được qua điện thoại. Văn bản vẫn chờ xác nhận “Đã nhận”.
call-state-ended = 🏁 Đã có người xác nhận, không cần gọi nữa.

step-record-answer = ✅ Đã gọi được
step-record-answer-done = Đã ghi cuộc gọi vào nhật ký.
step-record-no-answer = 📵 Không liên lạc được
step-record-no-answer-done = Đã ghi. Xin gọi người tiếp theo trong phiếu.
step-call-anew = 🔁 Gọi lại từ đầu
step-call-anew-done = Đã mở lại danh sách. Xin gọi từ người đầu tiên.

ask-record-answer-answered = Ai nghe máy? Bấm tên, hoặc gõ tên người khác đã nghe và hứa báo lại.
ask-record-answer-at = Gọi lúc mấy giờ? Ví dụ “22:15”.
field-record-answer-answered = Người nghe máy
field-record-answer-at = Lúc

reason-call-sheet = ☎️ Văn bản khẩn chưa có ai xác nhận qua tin nhắn. Xin gọi điện theo phiếu này.

refusal-not-a-phone = Số điện thoại chưa đúng. Ví dụ: 0912 345 678 hoặc 0237 3852 246.
office-account-phone = Số điện thoại
office-account-phone-known = Số điện thoại để gọi khi có văn bản khẩn: { $phone }
office-account-phone-none = Chưa có số điện thoại để gọi khi có văn bản khẩn.
office-account-phone-save = Lưu số điện thoại
office-account-phone-done = Đã lưu số điện thoại.
