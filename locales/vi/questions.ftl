### Câu hỏi của các bước: ask-<bước>-<câu>, và tên ngắn trong bản tóm tắt: field-<bước>-<câu>

option-plain = { $label }
option-same-due = Như hạn của chủ trì
option-just-now = Vừa xong
echo-due = Hạn: { $reading } – đúng không?
echo-again = Xin trả lời lại.
summary = { $label }: { $value }
ask-confirm =
    { $step } – xin kiểm tra lại trước khi xác nhận:
    { $answers }
ask-code = { $step } – nhập mã xác thực 6 số trong ứng dụng của anh/chị. Tin nhắn có mã được xóa ngay sau khi dùng.

ask-return-to-sender-reasons = Lý do từ chối (chọn một hoặc nhiều):
ask-return-to-sender-words = Ghi rõ lý do để nơi gửi biết phải sửa gì (ít nhất 10 ký tự):
ask-direct-lead = Ai chủ trì? (chọn đúng một)
ask-direct-coordinators = Ai phối hợp? (chọn không, một hoặc nhiều rồi bấm Xong)
ask-direct-directive = Ý kiến chỉ đạo (bút phê):
ask-direct-due = Hạn của chủ trì? Viết tự nhiên, ví dụ “thứ sáu tuần này”, “15/12”, “5 ngày làm việc”.
ask-direct-coordinator-due = Hạn của { $name }?
field-direct-lead = Chủ trì
field-direct-coordinators = Phối hợp
field-direct-directive = Bút phê
field-direct-due = Hạn của chủ trì
field-direct-coordinator-due = Hạn của { $name }
ask-forward-to = Chuyển tiếp cho ai?
ask-forward-note = Ghi chú cho người nhận:
ask-report-progress-words = Nội dung báo cáo tiến độ:
ask-ask-extension-to = Xin gia hạn đến khi nào? Ví dụ “thứ hai tuần sau”, “3 ngày làm việc”.
ask-ask-extension-reason = Lý do xin gia hạn:
ask-refuse-extension-words = Ý kiến trả lời:
ask-complete-result = Kết quả xử lý (ghi số, ký hiệu văn bản trả lời nếu có):
ask-begin-draft-secrecy = Văn bản này có độ mật (Mật, Tối mật, Tuyệt mật) không?
ask-begin-draft-file = Gửi tệp PDF của dự thảo:
ask-renew-draft-secrecy = Bản mới có độ mật (Mật, Tối mật, Tuyệt mật) không?
ask-renew-draft-file = Gửi tệp PDF của bản mới:
ask-submit-draft-type = Loại văn bản?
ask-submit-draft-subject = Trích yếu nội dung:
ask-submit-draft-receivers = Nơi nhận (nhiều nơi thì cách nhau bằng dấu chấm phẩy):
ask-submit-draft-signer = Trình ai ký?
ask-submit-draft-urgency = Mức độ khẩn?
ask-send-back-opinion = Ý kiến yêu cầu sửa (gửi cho lãnh đạo phòng và người soạn):
ask-record-dispatch-reference = Số, ký hiệu đã cấp (ví dụ 245/SNN-VP):
ask-record-dispatch-manner = Phát hành bằng cách nào, vì sao ngoài hệ thống?
ask-confirm-delivery-receiver = Xác nhận cho nơi nhận nào?
ask-confirm-delivery-manner = Xác nhận bằng cách nào?
ask-confirm-delivery-at = Đến nơi hoặc được xác nhận lúc mấy giờ hôm nay? (ví dụ 10:30)

secrecy-none = Không có độ mật
secrecy-some = Có độ mật
urgency-0 = Thường
urgency-1 = Khẩn
urgency-2 = Thượng khẩn
urgency-3 = Hỏa tốc
type-letter = Công văn
type-report = Báo cáo
type-proposal = Tờ trình
type-notice = Thông báo
type-plan = Kế hoạch
type-decision = Quyết định
type-unknown = văn bản
manner-phone = Gọi điện, người nhận xác nhận
manner-reply = Nơi nhận trả lời bằng văn bản
manner-hand = Giao tận tay, có ký nhận
manner-post = Gửi bưu điện, có phiếu báo phát

reason-c1 = C1 · Thiếu chữ ký số của người có thẩm quyền hoặc của cơ quan
reason-c2 = C2 · Văn bản đã bị thay đổi sau khi ký
reason-c3 = C3 · Chữ ký số không hợp lệ
reason-c4 = C4 · Chứng thư số không thuộc tổ chức tin cậy
reason-c5 = C5 · Chứng thư số hết hạn tại thời điểm ký
reason-c6 = C6 · Chứng thư số bị thu hồi hoặc không kiểm tra được
reason-c7 = C7 · Chữ ký số không khớp cơ quan gửi hoặc người ký
reason-c8 = C8 · Sai thứ tự ký
reason-c9 = C9 · Tài liệu kèm theo thiếu hoặc sai
reason-c10 = C10 · Thiếu thông tin, thiếu tệp hoặc sai định dạng
reason-c11 = C11 · Gửi sai nơi nhận
reason-c12 = C12 · Văn bản có độ mật không được gửi qua hệ thống
