### Căn cứ pháp lý: basis-<mã quy tắc>, như một công dân sẽ trích dẫn hôm nay.
### “Quy chế” là Quy chế ban hành kèm theo Quyết định 20/2019/QĐ-UBND.

basis-r-1-2 = Điều 1 khoản 2 Quy chế: không áp dụng với văn bản có độ mật
basis-r-3-5 = Điều 3 Quy chế: bên nhận là bên mà bên gửi định gửi tới
basis-r-3-17 = Điều 3 Quy chế: mỗi người một tài khoản riêng
basis-r-4-1 = Điều 4 khoản 1 Quy chế: giá trị tương đương bản giấy
basis-r-4-2 = Điều 4 khoản 2 Quy chế: để biết, tham khảo
basis-r-5-1 = Điều 5 khoản 1 Quy chế: quyền với văn bản, hồ sơ
basis-r-5-2 = Điều 5 khoản 2 Quy chế: gửi, nhận qua hệ thống, trừ trường hợp ngoại lệ
basis-r-5-4 = Điều 5 khoản 4 Quy chế: quyền từ chối nhận, trách nhiệm người từ chối
basis-r-6-1 = Điều 6 khoản 1 Quy chế: bảo đảm toàn vẹn, an toàn trong suốt quá trình
basis-r-6-2c = Điều 6 khoản 2 Quy chế: văn bản khẩn được ưu tiên, chuyển ngay
basis-r-6-5b = Điều 6 Quy chế: định dạng tài liệu gửi kèm (txt, rtf, doc, docx, odt, csv, xls, xlsx, ods, jpeg)
basis-r-6-5a = Điều 6 Quy chế: định dạng văn bản ký số là PDF
basis-r-8-1a = Điều 8 khoản 1 Quy chế: kiểm tra tính xác thực, toàn vẹn trước khi tiếp nhận
basis-r-8-1b = Điều 8 khoản 1 Quy chế: phản hồi ngay cho bên gửi
basis-r-8-2a = Điều 8 khoản 2 Quy chế; Điều 9 Quyết định 28/2018/QĐ-TTg: hủy văn bản khi bên gửi thu hồi
basis-r-8-2b = Điều 8 khoản 2 Quy chế: báo lại bên gửi đã xử lý thu hồi
basis-r-8-3 = Điều 8 khoản 3 Quy chế; Điều 22 Nghị định 30/2020/NĐ-CP: vào sổ văn bản đến
basis-r-8-3a-2 = Điều 8 khoản 3 Quy chế: thời hạn tính từ khi chuyên viên nhận được
basis-r-8-3b-1 = Điều 8 khoản 3 Quy chế; Điều 11, 12 Nghị định 30/2020/NĐ-CP: xem xét, duyệt dự thảo
basis-r-8-3b-2 = Điều 8 khoản 3 Quy chế: có ý kiến, yêu cầu sửa
basis-r-8-4a = Điều 8 khoản 4 Quy chế: phân công, ghi ý kiến chỉ đạo
basis-r-8-4b = Điều 8 khoản 4 Quy chế: một đơn vị chủ trì, các đơn vị phối hợp
basis-r-8-4c-1 = Điều 8 khoản 4 Quy chế: theo dõi việc tiếp nhận, xử lý
basis-r-8-4c-2 = Điều 8 khoản 4 Quy chế: giải quyết đúng thời hạn
basis-r-9-4a = Điều 9 khoản 4 Quy chế: theo dõi việc gửi đến đúng nơi nhận
basis-r-9-4b = Điều 9 khoản 4 Quy chế; Điều 18 Nghị định 30/2020/NĐ-CP: thu hồi, đính chính, thay thế
basis-r-9-5c = Điều 9 khoản 5 Quy chế: theo dõi, đôn đốc văn bản cần báo cáo, phản hồi
basis-r-10-3a = Điều 10 khoản 3 Quy chế: xác định mức độ khẩn
basis-r-10-3b = Điều 10 khoản 3 Quy chế: xác nhận văn bản khẩn đã đến đúng người, đúng nơi, đúng lúc
basis-r-12-3 = Điều 12 khoản 3 Quy chế: mỗi người chịu trách nhiệm về điều mình nhập
basis-r-12-4 = Điều 12 khoản 4 Quy chế: theo dõi, kiểm tra, báo cáo
basis-r-20-1b = Điều 20 khoản 1 Quy chế: mỗi ngày ít nhất hai lần, sáng và chiều, kiểm tra công việc
basis-r-11-1 = Điều 11 khoản 1 Quy chế; Nghị định 68/2024/NĐ-CP: quản lý thiết bị, chứng thư số
basis-r-11-3c = Điều 11 khoản 3 điểm c Quy chế: chỉ ký số của cơ quan sau chữ ký số hợp lệ của người có thẩm quyền
basis-r-11-3b = Điều 11 khoản 3 Quy chế: văn thư trực tiếp ký số bằng khóa của cơ quan
