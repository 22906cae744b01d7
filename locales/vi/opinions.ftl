# Lấy ý kiến
opinion-title = Xin ý kiến · { $title }
opinion-question = { $name } hỏi: “{ $words }” Trả lời trước { $due }.
opinion-agree = Đồng ý. { $words }
opinion-disagree = Không đồng ý. { $words }
opinion-other = Ý kiến khác: { $words }
