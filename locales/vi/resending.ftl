### Gửi lại nơi nhận đã từ chối; nhận lại văn bản đã từ chối

ask-resend-receiver = Gửi lại cho nơi nhận nào? Văn bản giữ nguyên số, tệp và độ khẩn; nếu văn bản có lỗi thì dùng “Đính chính” hoặc “Thay thế”.
field-resend-receiver = Gửi lại cho
ask-resend-note = Đã khắc phục gì, trao đổi với ai?
field-resend-note = Đã khắc phục
resend-agreed = Đã trao đổi với văn thư nơi nhận

receiver-refused-by = từ chối nhận: { $words } ({ $staff })
receiver-given-up = không gửi được; xin kiểm tra địa chỉ, rồi gửi lại
sending-refused = 🔁 { $name }: lần gửi { $number } lúc { $at } bị từ chối lúc { $ended_at } ({ $words } – { $staff }); { $by } gửi lại lúc { $again_at }: { $note }
sending-given-up = 🔁 { $name }: lần gửi { $number } lúc { $at } không đến nơi; { $by } gửi lại lúc { $again_at }: { $note }
incoming-refused-before = 🔁 Nơi gửi gửi lại (lần { $number }). Lần trước { $name } từ chối lúc { $at } ({ $codes }): { $words }
incoming-sent-anew = 🔁 Nơi gửi đã gửi bản mới; xin dùng bản mới.
reason-given-up = ❗ Không gửi được đến { $names }. Xin kiểm tra, rồi gửi lại.
