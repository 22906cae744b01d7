# Nhiều người cùng ký một văn bản
step-name-cosigners = 👥 Người cùng ký
step-name-cosigners-done = Đã ghi người cùng ký. Mỗi người sẽ có ô ký riêng theo họ tên in trong dự thảo.
ask-name-cosigners-people =
    Ai cùng ký sau người ký chính, theo thứ tự? Cách nhau bằng dấu chấm phẩy.
    Người của cơ quan: ghi họ tên. Người ngoài cơ quan: ghi họ tên, chức vụ, tên cơ quan.
field-name-cosigners-people = Người cùng ký
cosigners-read = Cùng ký: { $reading }
cosigner-read = { $name } ({ $title })
cosigner-read-elsewhere = { $name } ({ $title }; ký ngoài hệ thống, văn thư nộp lại tệp)
step-drop-cosigners = Bỏ người cùng ký
step-drop-cosigners-done = Đã bỏ người cùng ký. Văn bản chỉ có một người ký.
step-begin-cosigning = 🖋 Cùng ký trên máy ký
step-begin-cosigning-done = Đang lập đề nghị ký; máy ký của anh/chị sẽ hiện văn bản sau ít giây.
step-cosign = 🖋 Nộp bản đã cùng ký
step-cosign-done = Đã nhận tệp, đang kiểm tra chữ ký của người cùng ký.
ask-cosign-file = Gửi tệp PDF có thêm chữ ký số của người cùng ký:
field-cosign-file = Tệp đã ký
step-record-cosignature = Ghi kết quả kiểm tra chữ ký cùng ký
step-record-cosignature-done = Đã ghi kết quả kiểm tra chữ ký của người cùng ký.
step-decline-signing = ↩️ Không ký, trả lại
step-decline-signing-done = Đã trả lại dự thảo. Phê duyệt và mọi chữ ký trên bản này hết hiệu lực.
ask-decline-signing-reason = Vì sao không ký (người soạn và người ký chính sẽ đọc):
field-decline-signing-reason = Lý do

outgoing-state-cosigning = 🖋 Người ký chính đã ký, chờ người cùng ký
cosigner-named = 👥 Cùng ký: { $name } ({ $title })
cosigner-next = ⏳ Cùng ký: { $name } ({ $title }), đang chờ
cosigner-next-elsewhere = ⏳ Cùng ký: { $name } ({ $title }). Xin gửi tệp đã ký ở thẻ này cho người ấy ký tiếp, rồi nộp lại.
cosigner-signed = ✔ Cùng ký: { $name } ({ $title }), lúc { $at }
item-co-signatures = • Chữ ký số hợp lệ của mọi người cùng ký

refusal-cosigner-unknown = Không thấy “{ $name }” trong cơ quan. Người ngoài cơ quan xin ghi: họ tên, chức vụ, tên cơ quan.
refusal-cosigner-ambiguous = Cơ quan có nhiều người tên “{ $name }”. Xin ghi cả chức vụ; người ấy ký rồi văn thư nộp lại tệp.
refusal-cosigner-twice = “{ $name }” được ghi hai lần.
refusal-too-many-cosigners = Quá { $most } người cùng ký. Xin bớt lại.
refusal-cosigner-is-signer = { $name } là người ký chính, không cùng ký lần nữa. Xin sửa người cùng ký hoặc chọn người ký khác.
refusal-cosigner-not-printed = Không thấy họ tên “{ $name }” đứng riêng một dòng ở phần ký của dự thảo, nên không đặt được ô ký.
