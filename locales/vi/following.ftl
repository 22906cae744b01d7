### Báo cáo và danh sách quá hạn trên trang Văn phòng

report-title = BÁO CÁO TIẾP NHẬN, XỬ LÝ, PHÁT HÀNH VĂN BẢN
report-item = Chỉ tiêu
report-count = Số lượng
report-new = Văn bản đến mới vào sổ
report-open = Đang xử lý (hiện nay)
report-on-time = Hoàn thành đúng hạn
report-overdue = Quá hạn
report-late-done = – đã hoàn thành muộn
report-late-open = – chưa hoàn thành (hiện nay)
report-refused = Từ chối tiếp nhận
report-recalled = Bị nơi gửi thu hồi
report-issue-done = Văn bản đi phát hành muộn (Điều 6 khoản 2)
report-issue-waiting = Đã ký, quá hạn phát hành (hiện nay)
report-made = Lập lúc { $at }
office-report = Báo cáo
refusal-report-not-yours = Báo cáo dành cho lãnh đạo cơ quan, lãnh đạo phòng và văn thư.
office-overdue-issues = Đã ký, quá hạn phát hành: { $count }
