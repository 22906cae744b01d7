### Căn cứ: vì sao nhận được, theo quy định nào, khi nào nhắc tiếp, làm gì thì dừng

command-can_cu = Vì sao tôi nhận tin này, căn cứ nào
bot-why = ❓ Căn cứ

why-title = Vì sao anh/chị nhận
why-basis = Căn cứ
why-next = Nhắc tiếp theo
why-ends = Làm gì thì dừng
why-no-card = Chưa có thẻ nào ở đây. Xin trả lời (reply) vào một thẻ rồi gửi lại /can_cu.

why-no-card-here = Chưa có tin nào ở đây để nói căn cứ.
why-row = • { $words }
why-said = { $rows }
office-why = Vì sao tôi thấy văn bản này, căn cứ nào

why-turn = Đến lượt anh/chị từ { $since }.
why-climbed = { $name } chưa xác nhận nên được chuyển lên anh/chị.
why-stands-in = Anh/chị đang thay { $names }.
why-holder = Anh/chị đang giữ việc này.
why-concerned = Việc liên quan đến anh/chị; hiện không chờ anh/chị làm gì.
why-check = Mỗi buổi làm việc, ai có việc đều nhận một bản điểm việc.
why-access = Có đăng nhập hoặc liên kết mới ở tài khoản của anh/chị, hoặc tài khoản anh/chị phụ trách.

why-repeat = Nhắc lại lúc { $at }, cho đến khi có người nhận.
why-climb = Chuyển lên { $name } lúc { $at } nếu chưa ai nhận.
why-pace-running = Theo nội quy: nhắc { $repeat } phút một lần, sau { $climb } phút chuyển lên; tính cả ngoài giờ làm việc.
why-pace-working = Theo nội quy: nhắc { $repeat } phút một lần, sau { $climb } phút chuyển lên; chỉ tính giờ làm việc.
why-due = Hạn { $due }: nhắc trước một ngày làm việc, trong ngày đến hạn, khi quá hạn và khi quá hạn ba ngày làm việc.
why-digest = Trong bản điểm việc mỗi buổi, nếu vẫn chờ anh/chị.
why-next-none = Không nhắc nữa.
why-ends-none = Không cần làm gì.
