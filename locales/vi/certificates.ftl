### Chứng thư số, thiết bị lưu khóa bí mật (Điều 11)

basis-r-11-2 = Điều 11 khoản 2 Quy chế: thiết bị lưu khóa bí mật của cơ quan được giao bằng văn bản cho văn thư
basis-r-11-3a = Điều 11 khoản 3 điểm a Quy chế: không giao thiết bị cho người khác khi chưa được phép bằng văn bản

bot-area-certificate = Chứng thư số

certificate-title-agency = 🔑 Chứng thư số của cơ quan
certificate-title-person = 🔑 Chứng thư số cá nhân
certificate-holder = Chủ thể: { $name }
certificate-serial = Số { $serial }, do { $issuer } cấp
certificate-period = Hiệu lực: từ { $start } đến { $until }
certificate-device = Thiết bị lưu khóa: { $device }
certificate-state-in-use = ▶ Đang sử dụng
certificate-state-handed-over = 🤝 Đã giao văn thư quản lý, sử dụng
certificate-state-expired = ⌛ Đã hết hạn
certificate-state-revoked = ✖️ Đã thu hồi
certificate-keeper = Người giữ thiết bị: { $name }, đến { $until }, theo văn bản { $number } ngày { $on }
certificate-substitute = Người thay: { $name }, từ { $start } đến { $until }, theo văn bản { $number } ngày { $on }
certificate-handover = • { $at } { $what } ({ $by } ghi)
certificate-handover-assigned = giao thiết bị cho { $name }
certificate-handover-received = { $name } đã nhận thiết bị
certificate-handover-returned = thu lại thiết bị từ { $name }
certificate-handover-permitted = cho phép { $name } thay
certificate-handover-revoked = thu hồi chứng thư số

step-assign-device = 🤝 Giao thiết bị cho văn thư
step-assign-device-done = Đã ghi việc giao thiết bị lưu khóa bí mật.
step-receive-device = ✅ Đã nhận thiết bị
step-receive-device-done = Đã ghi việc nhận thiết bị.
step-take-back-device = ↩ Thu lại thiết bị
step-take-back-device-done = Đã ghi việc thu lại thiết bị.
step-permit-substitute = 👥 Cho phép người thay
step-permit-substitute-done = Đã ghi văn bản cho phép người thay.
step-revoke-certificate = ✖️ Thu hồi chứng thư số
step-revoke-certificate-done = Đã ghi việc thu hồi. Không ai ký được bằng chứng thư số này nữa.
step-expire-certificate = ⌛ Hết hạn
step-expire-certificate-done = Chứng thư số đã hết hạn.

ask-assign-device-keeper = Giao thiết bị cho văn thư nào?
ask-assign-device-until = Giao đến khi nào?
ask-assign-device-basis = Số và ngày của văn bản giao thiết bị, ví dụ “15/QĐ-SNN ngày 20/11/2026”:
field-assign-device-keeper = Người giữ
field-assign-device-until = Đến
field-assign-device-basis = Văn bản giao
ask-permit-substitute-substitute = Ai thay?
ask-permit-substitute-start = Từ khi nào?
ask-permit-substitute-until = Đến khi nào?
ask-permit-substitute-basis = Số và ngày của văn bản cho phép, ví dụ “16/QĐ-SNN ngày 20/11/2026”:
field-permit-substitute-substitute = Người thay
field-permit-substitute-start = Từ
field-permit-substitute-until = Đến
field-permit-substitute-basis = Văn bản cho phép
ask-revoke-certificate-reason = Vì sao thu hồi?
field-revoke-certificate-reason = Lý do

reason-certificate-new = 🔑 Chứng thư số của cơ quan đã vào danh sách. Hãy giao thiết bị cho văn thư bằng văn bản.
reason-certificate-ends = ⏳ Chứng thư số còn { $names } ngày là hết hạn.
reason-certificate-over = ⌛ Chứng thư số { $names } đã hết hạn, không ký được nữa.
reason-certificate-revoked = ✖️ Chứng thư số đã bị thu hồi: { $names }
reason-device-assigned = 🤝 { $names } giao anh/chị giữ thiết bị lưu khóa bí mật của cơ quan.
reason-device-taken-back = ↩ { $names } đã thu lại thiết bị lưu khóa bí mật của cơ quan.
reason-substitute = 👥 { $names } cho phép anh/chị thay người giữ thiết bị.

refusal-certificate-not-yet-valid = Chứng thư số { $serial } đến { $day } mới có hiệu lực.
refusal-certificate-over = Chứng thư số { $serial } đã hết hạn lúc { $day }, không ký được.
refusal-certificate-revoked = Chứng thư số { $serial } đã bị thu hồi lúc { $day }, không ký được.
refusal-not-the-holder = Đây là chứng thư số của người khác.
refusal-device-not-assigned = Anh/chị chưa được giao thiết bị lưu khóa bí mật của cơ quan bằng văn bản, hoặc thời hạn giao đã hết (Điều 11.2).
refusal-no-agency-certificate = Chưa có chứng thư số của cơ quan trong danh sách nên chưa ký số của cơ quan được. Đề nghị cán bộ CNTT nhập chứng thư số, lãnh đạo giao thiết bị bằng văn bản (Điều 11.2).
refusal-key-not-registered = Chữ ký số của cơ quan được tạo bằng khóa không có trong danh sách thiết bị đã giao.
refusal-keeper-already = { $name } đang giữ thiết bị, không cần cho phép thay.
refusal-permission-backwards = Thời hạn cho phép kết thúc ({ $until }) trước khi bắt đầu ({ $start }).
refusal-not-over-yet = Chứng thư số vẫn còn hạn.

office-certificates = Chứng thư số
office-certificates-none = Chưa có chứng thư số nào trong danh sách.
office-certificate-holder = Chủ thể
office-certificate-until = Hết hạn
office-certificate-keeper = Người giữ thiết bị
office-certificate-state = Trạng thái
