# Lấy ý kiến
opinion-title = Xin ý kiến · { $title }
opinion-question = { $name } hỏi: “{ $words }” Trả lời trước { $due }.
opinion-agree = Đồng ý. { $words }
opinion-disagree = Không đồng ý. { $words }
opinion-other = Ý kiến khác: { $words }

opinion-tally = 💬 Ý kiến: { $agree } đồng ý · { $disagree } không đồng ý · { $other } ý kiến khác · { $silent } chưa trả lời
opinion-said = { $name } – { $stance }: “{ $words }”
opinion-late = Quá hạn không trả lời: { $names }
opinion-nothing-more = Không có ý kiến gì thêm.
stance-agree = Đồng ý
stance-disagree = Không đồng ý
stance-other = Ý kiến khác

ask-ask-opinions-people = Xin ý kiến của ai? (chọn một hoặc nhiều rồi bấm Xong)
ask-ask-opinions-question = Xin ý kiến về điều gì?
ask-ask-opinions-due = Cần trả lời trước lúc nào? Ví dụ “16h chiều mai”, “2 ngày làm việc”.
field-ask-opinions-people = Xin ý kiến của
field-ask-opinions-question = Nội dung
field-ask-opinions-due = Trả lời trước
ask-ask-advice-people = Xin ý kiến của ai? (chọn một hoặc nhiều rồi bấm Xong)
ask-ask-advice-question = Xin ý kiến về điều gì?
ask-ask-advice-due = Cần trả lời trước lúc nào? Ví dụ “16h chiều mai”, “2 ngày làm việc”.
field-ask-advice-people = Xin ý kiến của
field-ask-advice-question = Nội dung
field-ask-advice-due = Trả lời trước
ask-answer-opinion-stance = Ý kiến của anh/chị?
ask-answer-opinion-words = Ý kiến cụ thể:
field-answer-opinion-stance = Ý kiến
field-answer-opinion-words = Cụ thể
opinion-state-asked = Chờ ý kiến
opinion-state-answered = Đã có ý kiến
opinion-state-closed = Đã đóng
