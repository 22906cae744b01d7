### Nút trên thẻ và lời báo khi đã làm xong: step-<tên bước>, step-<tên bước>-done

step-record-verification = Ghi kết quả kiểm tra
step-record-verification-done = Đã ghi kết quả kiểm tra.
step-acknowledge = ✅ Đã nhận
step-acknowledge-done = Đã ghi nhận. Hệ thống thôi nhắc khẩn văn bản này.
step-register = 📥 Vào sổ
step-register-done = Đã vào sổ văn bản đến và trình lãnh đạo.
step-return-to-sender = ↩️ Từ chối
step-return-to-sender-done = Đã từ chối. Lý do được gửi về nơi gửi.
step-direct = 📌 Phân công
step-direct-done = Đã phân công. Người xử lý nhận thẻ ngay.
step-begin = Bắt đầu xử lý
step-begin-done = Văn bản đang được xử lý.
step-finish = Kết thúc xử lý
step-finish-done = Đã kết thúc xử lý văn bản.
step-note-parcel = 👁 Đã xem
step-note-parcel-done = Đã ghi nhận.

step-accept = ✅ Đã nhận
step-accept-done = Đã nhận việc.
step-hear = 👍 Đã biết
step-hear-done = Đã ghi nhận. Hệ thống thôi nhắc anh/chị về việc này.
step-forward = ↪️ Chuyển tiếp
step-forward-done = Đã chuyển tiếp.
step-report-progress = 📝 Báo cáo
step-report-progress-done = Đã gửi báo cáo cho người giao việc.
step-ask-extension = ⏳ Xin gia hạn
step-ask-extension-done = Đã gửi đề nghị gia hạn. Hạn cũ còn hiệu lực đến khi được đồng ý.
step-grant-extension = ✅ Cho gia hạn
step-grant-extension-done = Đã cho gia hạn.
step-refuse-extension = ✖️ Không gia hạn
step-refuse-extension-done = Đã trả lời: không gia hạn.
step-complete = 🏁 Hoàn thành
step-complete-done = Đã báo hoàn thành.

step-begin-draft = 📄 Nộp dự thảo
step-begin-draft-done = Đã lưu dự thảo. Bấm “Trình dự thảo” khi sẵn sàng.
step-renew-draft = 📄 Nộp bản mới
step-renew-draft-done = Đã lưu bản mới. Các bản cũ vẫn được giữ.
step-submit-draft = 📤 Trình dự thảo
step-submit-draft-done = Đã trình lãnh đạo phòng.
step-check-content = ✅ Đồng ý, trình lãnh đạo
step-check-content-done = Đã đồng ý nội dung và trình lãnh đạo.
step-send-back = ↩️ Trả lại
step-send-back-done = Đã trả lại kèm ý kiến.
step-approve = ✅ Duyệt
step-approve-done = Đã duyệt đúng tệp này. Tệp thay đổi thì phê duyệt hết hiệu lực.
step-record-dispatch = 📮 Ghi nhận đã phát hành
step-record-dispatch-done = Đã ghi nhận phát hành.
step-confirm-delivery = ✅ Xác nhận đã đến nơi
step-confirm-delivery-done = Đã ghi nhận xác nhận.

step-confirm-check = ✅ Đã kiểm tra
step-confirm-check-done = Đã ghi nhận lượt kiểm tra của nửa ngày này.
