### Sổ đăng ký văn bản và phiếu giải quyết (NĐ 30/2020 Phụ lục IV)

register-title-incoming = SỔ ĐĂNG KÝ VĂN BẢN ĐẾN
register-title-outgoing = SỔ ĐĂNG KÝ VĂN BẢN ĐI
register-title-follow-up = SỔ THEO DÕI GIẢI QUYẾT VĂN BẢN ĐẾN

register-year = Năm: { $year }
register-days = Từ ngày { $since } đến ngày { $until }
register-numbers = Từ số { $first } đến số { $last }
register-volume = Quyển số: ……
register-none = Không có văn bản nào trong thời gian này.
register-page = Trang { $number }/{ $count }

register-incoming-arrived-on = Ngày đến
register-incoming-arrival-number = Số đến
register-incoming-author = Tác giả
register-incoming-reference = Số, ký hiệu văn bản
register-incoming-issued-on = Ngày tháng văn bản
register-incoming-title = Tên loại và trích yếu nội dung văn bản
register-incoming-receiver = Đơn vị hoặc người nhận
register-incoming-passed-on = Ngày chuyển
register-incoming-receipt = Ký nhận
register-incoming-note = Ghi chú

register-outgoing-reference = Số, ký hiệu văn bản
register-outgoing-issued-on = Ngày tháng văn bản
register-outgoing-title = Tên loại và trích yếu nội dung văn bản
register-outgoing-signer = Người ký
register-outgoing-receivers = Nơi nhận văn bản
register-outgoing-kept-by = Đơn vị, người nhận bản lưu
register-outgoing-copies = Số lượng bản
register-outgoing-passed-on = Ngày chuyển
register-outgoing-receipt = Ký nhận
register-outgoing-note = Ghi chú

register-follow-up-arrival-number = Số đến
register-follow-up-document = Tên loại, số, ký hiệu, ngày tháng và cơ quan ban hành văn bản
register-follow-up-receiver = Đơn vị hoặc người nhận
register-follow-up-due = Thời hạn giải quyết
register-follow-up-progress = Tiến độ giải quyết
register-follow-up-reply = Số, ký hiệu văn bản trả lời
register-follow-up-note = Ghi chú

register-issued = ngày { $day }
register-receipt = { $name } nhận { $at }
register-kept-by-office = Văn thư
register-confirmed = { $confirmed }/{ $count } nơi đã xác nhận
register-done = Hoàn thành { $day }
register-done-late = Hoàn thành { $day }, quá hạn
register-others = Phối hợp: { $done }/{ $count } đã xong
register-reply-late = { $reference } (quá hạn)
register-task-assigned = Chưa nhận
register-task-accepted = Đang xử lý
register-task-extension-asked = Đang xin gia hạn
register-task-handed-back = Đã trả lại, chờ giao người khác
register-task-stopped = Đã dừng
register-task-completed = Hoàn thành

register-recalled = Thu hồi theo { $order }
register-recalled-on = Thu hồi theo { $order } ngày { $day }
register-recall-notice = thông báo của nơi gửi
register-recall-asked = Nơi gửi đề nghị thu hồi
register-returned = Đã trả lại nơi gửi
register-digitised = Bản số hóa
register-replaced = Đã có văn bản thay thế
register-paper-too = Gửi kèm bản giấy
register-urgency-1 = Khẩn
register-urgency-2 = Thượng khẩn
register-urgency-3 = Hỏa tốc

slip-title = PHIẾU GIẢI QUYẾT VĂN BẢN ĐẾN
slip-recalled = Văn bản đã bị thu hồi
slip-issuer = Cơ quan ban hành
slip-reference = Số, ký hiệu
slip-issued = Ngày tháng văn bản
slip-subject = Tên loại và trích yếu
slip-due = Thời hạn giải quyết
slip-leader = 1. Ý kiến của lãnh đạo cơ quan, tổ chức
slip-unit = 2. Ý kiến của lãnh đạo đơn vị
slip-handler = 3. Ý kiến đề xuất của người giải quyết
slip-lead = Chủ trì: { $name }, hạn { $due }
slip-coordinator = Phối hợp: { $name }, hạn { $due }
slip-given-to = Giao { $name }, hạn { $due }
slip-result = Kết quả: { $result }
slip-by = { $name }, ngày { $day }
slip-stamp-mark = ĐẾN
slip-stamp-number = Số: { $number }
slip-stamp-day = Ngày: { $day }
slip-stamp-passed = Chuyển: { $to }
slip-stamp-dossier = Số và ký hiệu HS: { $dossier }

refusal-not-registered = Văn bản chưa vào sổ nên chưa có phiếu giải quyết.
refusal-too-many-lines = Sổ có nhiều hơn { $most } dòng trong thời gian này. Xin chọn khoảng ngày ngắn hơn, hoặc xuất dạng CSV.

### Trang Sổ văn bản và lệnh /sovanban

command-sovanban = Những dòng mới nhất của sổ văn bản

office-registers = Sổ văn bản
office-book-incoming = Văn bản đến
office-book-outgoing = Văn bản đi
office-book-follow-up = Theo dõi giải quyết
office-register-year = Năm
office-register-since = Từ ngày
office-register-until = Đến ngày
office-register-words = Lọc theo số, ký hiệu, trích yếu hoặc nơi gửi
office-register-go = Lọc
office-register-nothing = Không có dòng nào như vậy trong sổ năm { $year }.
office-register-own = Sổ chỉ hiện các văn bản liên quan đến anh/chị.
office-register-newest = Về các dòng mới nhất
office-register-older = Các dòng cũ hơn →
office-register-export = Xuất sổ theo mẫu
office-register-open = Mở thẻ
office-slip = Phiếu giải quyết

bot-registers-head-incoming = 📖 Sổ văn bản đến năm { $year }, dòng mới nhất ở trên:
bot-registers-head-outgoing = 📖 Sổ văn bản đi năm { $year }, dòng mới nhất ở trên:
bot-registers-head-follow-up = 📖 Sổ theo dõi giải quyết văn bản đến năm { $year }, dòng mới nhất ở trên:
bot-registers-more = ℹ Cả sổ, bản in và bản xuất: trang của cơ quan, mục Sổ văn bản. Sổ khác: /sovanban den · di · theodoi; sổ năm cũ: thêm năm, ví dụ /sovanban di 2026
bot-registers-empty = Sổ năm { $year } chưa có dòng nào. Sổ khác: /sovanban den · di · theodoi; sổ năm cũ: thêm năm, ví dụ /sovanban di 2026
bot-registers-not-yours = Sổ văn bản trong chat dành cho văn thư và lãnh đạo. Văn bản liên quan đến anh/chị: /viec, /tim hoặc trang của cơ quan, mục Sổ văn bản.
