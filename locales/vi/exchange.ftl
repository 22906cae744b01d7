# Gói tin trên trục liên thông: lý do không nhận, và lệnh vanthu edxml.

refusal-not-a-package = Tệp này không phải gói tin edXML: { $found }.
refusal-old-dialect = Gói tin theo định dạng cũ, trước QCVN 102:2016/BTTTT (dấu hiệu: { $mark }). Đề nghị bên gửi gửi lại theo QCVN 102:2016/BTTTT.
refusal-package-too-large = Gói tin { $size } MB, vượt giới hạn { $limit } MB.
refusal-unreadable-package = Không đọc được gói tin edXML: { $reason } (phần tử { $element }, dòng { $line }).
refusal-secret-not-sent = Không gửi qua trục liên thông văn bản có dấu hiệu mật ({ $secrecy }).

exchange-found-nothing = tệp rỗng
exchange-found-pdf = đây là tệp PDF
exchange-found-zip = đây là tệp nén ZIP hoặc tệp Office
exchange-found-utf16 = tệp dùng mã UTF-16, gói tin edXML phải dùng UTF-8
exchange-found-other = nội dung không phải XML
exchange-found-root = phần tử gốc là “{ $element }”, không phải edXML của QCVN 102:2016/BTTTT

exchange-missing = thiếu phần tử bắt buộc hoặc phần tử để trống
exchange-field-too-long = nội dung phần tử quá dài
exchange-doctype = có khai báo DOCTYPE hoặc ENTITY, không được phép trong gói tin
exchange-too-many-tags = quá nhiều phần tử
exchange-too-deep = các phần tử lồng nhau quá sâu
exchange-unknown-entity = dùng thực thể “{ $what }” chưa khai báo
exchange-unknown-prefix = tiền tố “{ $what }” chưa được khai báo
exchange-attribute-twice = thuộc tính “{ $what }” khai báo hai lần
exchange-tags-crossed = thẻ mở không khớp với thẻ đóng “{ $what }”
exchange-cut-off = tệp bị cắt cụt, phần tử chưa được đóng
exchange-bad-character = có ký tự không hợp lệ hoặc không phải mã UTF-8
exchange-before-declaration = có ký tự lạ đứng trước khai báo XML
exchange-malformed = sai cú pháp XML
exchange-unknown-kind = loại nghiệp vụ “{ $what }” không có trong quy định (0 mới, 1 thu hồi, 2 cập nhật, 3 thay thế)
exchange-unknown-status = mã trạng thái “{ $what }” không có trong quy định
exchange-bad-time = không đọc được thời điểm “{ $what }”

oddity-unreadable-date =
    { $field ->
        [due] Hạn giải quyết
       *[issued] Ngày ban hành
    } ghi “{ $raw }”, không đọc được hoặc có thể hiểu hai cách; đề nghị xem trên văn bản.
oddity-unknown-urgency = Độ khẩn ghi “{ $raw }”, không có trong quy định; đề nghị xem trên văn bản.
oddity-no-target =
    { $kind ->
        [recall] Gói tin thu hồi nhưng không nêu văn bản được thu hồi.
        [update] Gói tin cập nhật nhưng không nêu văn bản được cập nhật.
       *[replace] Gói tin thay thế nhưng không nêu văn bản được thay thế.
    }
oddity-target-from-reply =
    { $kind ->
        [update] Gói tin cập nhật không nêu riêng văn bản được cập nhật; lấy theo văn bản liên quan.
       *[replace] Gói tin thay thế không nêu riêng văn bản được thay thế; lấy theo văn bản liên quan.
    }
oddity-receivers-removed = Gói tin cập nhật bỏ nơi nhận: { $codes }.
oddity-receivers-added = Gói tin cập nhật thêm nơi nhận: { $codes }.
oddity-no-content = Tệp “{ $name }” có tên trong gói tin nhưng không có nội dung.
oddity-bad-base64 = Nội dung tệp “{ $name }” bị hỏng trong gói tin, không giải mã được.
oddity-not-unzipped = Tệp “{ $name }” là tệp nén vượt giới hạn giải nén, được giữ nguyên.
oddity-wrong-format = Nội dung tệp “{ $name }” không đúng với đuôi tệp.
oddity-damaged = Tệp “{ $name }” có dấu hiệu bị hỏng khi truyền.
oddity-no-name = Một tệp kèm theo không có tên, được đặt là “{ $name }”.

parcel-secret-unanswered = Văn bản có độ mật không được gửi qua hệ thống. Không lưu nội dung nào; không rõ nơi gửi nên chưa báo từ chối được.

edxml-no-file = Không mở được tệp { $path }.
edxml-package =
    Gói tin { $kind ->
        [new] văn bản mới
        [recall] thu hồi
        [update] cập nhật
       *[replace] thay thế
    }: { $reference }
    Bên gửi: { $sender }
    Bên nhận: { $receivers }
    Trích yếu: { $subject }
    Tệp kèm theo: { $files }
edxml-status =
    Gói tin trạng thái { $status }: { $reference }
    Bên gửi: { $sender }
    Bên nhận: { $receiver }
    Mã định danh văn bản: { $uid }
edxml-oddity = Lưu ý: { $said }
edxml-readable = Gói tin đọc được.
