# Phản hồi, trả lời
reply-not-needed = Không phải phản hồi
ask-submit-draft-reply = Nơi nhận có phải phản hồi không? Nếu có, viết hạn trả lời, ví dụ “15/12”.
field-submit-draft-reply = Hạn phản hồi
manner-letter = Văn bản đôn đốc
ask-chase-receiver = Đôn đốc nơi nhận nào?
field-chase-receiver = Nơi nhận
ask-chase-manner = Đã đôn đốc bằng cách nào?
field-chase-manner = Cách đôn đốc
reply-wanted = 📨 Nơi nhận phải phản hồi trước { $due }
reply-board = 📨 Đã phản hồi { $count }/{ $total } · hạn { $due }
reply-came = 📩 { $name }: trả lời tại { $reference } ngày { $at }
reply-chased = ⏳ { $name }: chưa trả lời, đã đôn đốc { $times } lần
outgoing-reply = ↪ Trả lời một văn bản đến
incoming-needs-reply = 📨 Phải trả lời trước { $due }
incoming-replied = 📩 Đã trả lời tại { $reference }, lúc { $at }
incoming-replied-late = 📩 Đã trả lời tại { $reference }, lúc { $at } (quá hạn)
