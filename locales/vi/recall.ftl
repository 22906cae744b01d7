# Thu hồi, đính chính, thay thế
ask-recall-remedy = Sai thể thức hoặc thủ tục: dùng “Đính chính”. Sai nội dung: dùng “Thay thế”. Vẫn thu hồi?
field-recall-remedy = Cách làm
recall-anyway = Vẫn thu hồi
ask-recall-where = Thu hồi ở nơi nhận nào?
field-recall-where = Thu hồi ở
recall-everybody = Tất cả nơi nhận
ask-recall-reason = Lý do thu hồi (ít nhất 10 ký tự; nơi nhận sẽ đọc):
field-recall-reason = Lý do
ask-recall-order = Số, ký hiệu văn bản thu hồi, hoặc ai chỉ đạo:
field-recall-order = Căn cứ
recall-order-here = Chỉ đạo trực tiếp của người ký
ask-confirm-recall-receiver = Nơi nhận nào đã hủy, trả lại?
field-confirm-recall-receiver = Nơi nhận
ask-confirm-recall-manner = Xác nhận bằng cách nào?
field-confirm-recall-manner = Cách xác nhận
recall-subject = Thu hồi văn bản { $reference }

outgoing-recalled = ⛔ { $by } ra lệnh thu hồi lúc { $at } ({ $order })
outgoing-recall-reason = Lý do thu hồi: { $reason }
outgoing-corrects = ✏️ Đính chính một văn bản đã phát hành
outgoing-replaces = 🔁 Thay thế một văn bản đã phát hành
recall-asked = ⏳ { $name }: đã báo thu hồi, chưa hủy
recall-by-hand = ✋ { $name }: phải thu hồi trực tiếp
recall-done = ⛔ { $name }: đã hủy lúc { $at } ({ $words })
recall-count = Đã hủy: { $count }/{ $total } nơi nhận
recall-all-done = ✔ Mọi nơi nhận đã hủy ({ $total })
recall-refused = ⚠ { $name }: không đồng ý thu hồi ({ $words })
incoming-replaced = 🔁 Đã có văn bản thay thế; xin dùng văn bản mới.
incoming-replaces = 🔁 Thay thế, cập nhật một văn bản đã nhận.
parcel-recall-matched = Văn bản { $reference } đến sau thông báo thu hồi này và đã bị thu hồi ngay khi đến.
outgoing-answers-recalled = ⚠ Văn bản được trả lời đã bị nơi gửi thu hồi lúc { $at }. Xin hỏi lại nơi gửi trước khi trình, phát hành.
reason-answers-recalled = ⚠ Văn bản mà dự thảo này trả lời đã bị nơi gửi thu hồi.
fact-withdrawn = Đã bị nơi gửi thu hồi

### Thu hồi đến từng bản đã gửi qua các kênh

reason-withdrawn = ↩ Văn bản này đã bị nơi gửi thu hồi. Tin đã gửi trước đây không còn giá trị.
copies-accounted = 📬 Bản đã gửi tới người dùng: { $count } – đã sửa { $amended }, đã báo thay { $superseded }, đang gửi { $waiting }, không tới được { $lost }.
copies-unreachable = ⚠️ Cần báo trực tiếp: { $name } ({ $channel })
