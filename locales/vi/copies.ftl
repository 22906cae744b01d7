### Bản sao: sao y, sao lục, trích sao (Nghị định 30/2020/NĐ-CP Điều 25–27 và Phụ lục I)

bot-area-copy = Bản sao văn bản

step-copy-incoming = 🗐 Sao văn bản
step-copy-incoming-done = Đã gửi đề nghị sao tới người có thẩm quyền (Điều 27 Nghị định 30/2020/NĐ-CP).
step-copy-outgoing = 🗐 Sao văn bản
step-copy-outgoing-done = Đã gửi đề nghị sao tới người có thẩm quyền (Điều 27 Nghị định 30/2020/NĐ-CP).
step-allow-copy = ✅ Cho sao
step-allow-copy-done = Đã cho sao.
step-refuse-copy = ✖️ Không cho sao
step-refuse-copy-done = Đã trả lời: không cho sao.
step-record-copy = (Ghi bản sao đã lập)
step-record-copy-done = Đã ghi bản sao.
step-remake-copy = 🔁 Lập lại bản sao
step-remake-copy-done = Đang lập lại bản sao với số đã cấp.
step-begin-sealing-copy = 🔏 Ký số bản sao trên máy ký
step-begin-sealing-copy-done = Đang lập đề nghị ký; máy ký của anh/chị sẽ hiện bản sao sau ít giây.
step-record-copy-request = (Ghi đề nghị ký bản sao)
step-record-copy-request-done = Đã ghi đề nghị ký.
step-end-copy-request = (Hết hạn đề nghị ký bản sao)
step-end-copy-request-done = Đề nghị ký đã hết hạn.
step-seal-copy = 🔏 Nộp bản sao đã ký số
step-seal-copy-done = Đã nhận tệp, đang kiểm tra chữ ký số của cơ quan trên bản sao.
step-record-copy-signature = (Ghi kết quả kiểm tra chữ ký bản sao)
step-record-copy-signature-done = Đã ghi kết quả kiểm tra chữ ký số.

copy-kind-certified = Sao y
copy-kind-duplicate = Sao lục
copy-kind-extract = Trích sao

ask-copy-incoming-kind = Sao theo hình thức nào?
ask-copy-incoming-pages = Trích sao những trang nào? Ví dụ “1-2, 5”. Nên có trang đầu (thể thức) và trang có chữ ký.
ask-copy-incoming-receivers = Gửi bản sao tới đâu? (cách nhau bằng dấu “;”)
ask-copy-incoming-readers = Ai trong cơ quan nhận bản sao? (không có thì bấm Xong)
ask-copy-outgoing-kind = Sao theo hình thức nào?
ask-copy-outgoing-pages = Trích sao những trang nào? Ví dụ “1-2, 5”. Nên có trang đầu (thể thức) và trang có chữ ký.
ask-copy-outgoing-receivers = Gửi bản sao tới đâu? (cách nhau bằng dấu “;”)
ask-copy-outgoing-readers = Ai trong cơ quan nhận bản sao? (không có thì bấm Xong)
ask-refuse-copy-words = Vì sao không cho sao?
ask-remake-copy-pages = Trích sao những trang nào? Ví dụ “1-2, 5”.
ask-seal-copy-file = Gửi tệp PDF đã có chữ ký số của cơ quan (ký trên đúng bản sao đính kèm thẻ):
copy-inside = Chỉ dùng trong cơ quan

copy-title = 🗐 { $kind } · { $reference }
copy-title-asked = 🗐 Đề nghị { $kind } · { $reference }
copy-of = Sao từ văn bản { $reference } của { $issuer }
copy-pages = Trang được trích: { $pages }
copy-receivers = Nơi nhận bản sao: { $names }
copy-inside-only = Nơi nhận bản sao: chỉ dùng trong cơ quan
copy-readers = Người nhận trong cơ quan: { $names }
copy-asked = Người đề nghị: { $name }, { $at }
copy-allowed = ✔ { $name } ({ $capacity }) cho sao lúc { $at }
copy-refused = ✘ { $name } không cho sao lúc { $at }: “{ $words }”
copy-allowed-as = Đã cho sao, số { $reference }. Bản sao được lập ngay, văn thư ký số của cơ quan.
copy-unmade = ✘ Chưa lập được bản sao: { $why }
copy-sealed = ✔ Đã ký số của cơ quan ({ $name }, { $at }); giá trị pháp lý như bản chính (Điều 26 Nghị định 30/2020/NĐ-CP)

copy-sent-as = 📮 Nơi nhận ngoài cơ quan: phát hành ở thẻ văn bản đi { $reference }.

copy-state-asked = Chờ quyết định việc sao (Điều 27 Nghị định 30/2020/NĐ-CP)
copy-state-refused = Không được sao
copy-state-making = ⏳ Đang lập bản sao
copy-state-failed = ⚠ Chưa lập được bản sao, số đã cấp được giữ lại
copy-state-made = Đã lập bản sao, chờ ký số của cơ quan
copy-state-sealed = Bản sao đã hoàn thành

reason-copy-refused = ✘ Đề nghị sao văn bản không được đồng ý. Xin xem lý do trên thẻ.
reason-copy-sealed = ✔ Bản sao đã ký số của cơ quan, tệp ở ngay trên thẻ.

signed-copy-present = Có chữ ký số của cơ quan thực hiện sao.
signed-copy-missing = Chưa có chữ ký số của cơ quan thực hiện sao.
signed-copy-alone = Chỉ có một chữ ký số, của cơ quan thực hiện sao.
signed-copy-not-alone = Bản sao phải có đúng một chữ ký số, của cơ quan thực hiện sao.
signed-copy-other-file = Tệp không bắt đầu bằng đúng bản sao đã lập.

refusal-nothing-to-copy = Chỉ sao được văn bản có chữ ký số hợp lệ, đã vào sổ hoặc đã phát hành và chưa bị thu hồi.
refusal-not-that-kind = Không sao theo hình thức này được: sao lục là sao từ bản sao y; bản gốc thì sao y hoặc trích sao (Điều 25 Nghị định 30/2020/NĐ-CP).
refusal-may-not-allow-copies = { $name } không có thẩm quyền quyết định việc sao văn bản (Điều 27 Nghị định 30/2020/NĐ-CP).
refusal-pages-not-understood = Xin ghi số trang như “1-2, 5”.
