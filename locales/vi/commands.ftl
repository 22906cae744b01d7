### Thực đơn lệnh của bot, và lời của từng lệnh

command-viec = Việc đang chờ tôi
command-tim = Tìm văn bản
command-trogiup = Tôi làm được gì, căn cứ nào
command-huy = Bỏ câu đang hỏi

bot-inbox-counts = 📋 { $count } việc đang chờ · { $urgent } khẩn · { $overdue } quá hạn
bot-inbox-empty = Hiện không có việc nào chờ anh/chị.
bot-list-due = hạn { $due }
bot-page-before = ◀ Trang trước
bot-page-after = Trang sau ▶

bot-search-usage = Cách tìm: /tim số, ký hiệu, trích yếu hoặc nơi gửi. Ví dụ: /tim bão số 12
bot-search-found = 🔎 Kết quả tìm “{ $words }”:
bot-search-nothing = Không thấy văn bản nào có “{ $words }”. Xin thử ít từ hơn, hoặc chỉ ghi số và ký hiệu; không cần gõ dấu.

bot-help-head = Các việc anh/chị làm được và căn cứ:
bot-help-foot =
    Nút của từng việc nằm ngay dưới thẻ văn bản, khi đến lượt.
    Gửi một tệp PDF vào đây để nộp dự thảo (lãnh đạo phòng, chuyên viên).
    /viec – việc đang chờ · /quahan – việc quá hạn · /vanbandi – văn bản đi · /hoso – hồ sơ · /han – cách tính hạn
    /tim – tìm văn bản · /sovanban – sổ văn bản · /baocao – báo cáo · /truc – lịch trực · /yenlang – giờ yên lặng · /huy – bỏ câu đang hỏi
bot-area-incoming = Văn bản đến
bot-area-parcel = Gói tin bị giữ lại
bot-area-task = Nhiệm vụ
bot-area-outgoing = Văn bản đi
bot-area-check = Kiểm tra hằng ngày
bot-area-opinion = Xin ý kiến
bot-area-dossier = Hồ sơ công việc
