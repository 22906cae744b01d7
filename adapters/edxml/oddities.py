"""Điều bất thường — sentences for the clerk about what a package says strangely.

They are stored with the document as they were said, hence plain sentences and not `Text`.
"""

from __future__ import annotations

UNREADABLE_DATE = (
    "{field} ghi “{raw}”, không đọc được hoặc có thể hiểu hai cách; đề nghị xem trên văn bản."
)
UNKNOWN_URGENCY = "Độ khẩn ghi “{raw}”, không có trong quy định; đề nghị xem trên văn bản."
NO_TARGET = "Gói tin {kind} nhưng không nêu văn bản được {kind}."
TARGET_FROM_REPLY = (
    "Gói tin {kind} không nêu riêng văn bản được {kind}; lấy theo văn bản liên quan."
)
RECEIVERS_REMOVED = "Gói tin cập nhật bỏ nơi nhận: {codes}."
RECEIVERS_ADDED = "Gói tin cập nhật thêm nơi nhận: {codes}."
NO_CONTENT = "Tệp “{name}” có tên trong gói tin nhưng không có nội dung."
BAD_BASE64 = "Nội dung tệp “{name}” bị hỏng trong gói tin, không giải mã được."
NOT_UNZIPPED = "Tệp “{name}” là tệp nén vượt giới hạn giải nén, được giữ nguyên."
WRONG_FORMAT = "Nội dung tệp “{name}” không đúng với đuôi tệp."
DAMAGED = "Tệp “{name}” có dấu hiệu bị hỏng khi truyền."
NO_NAME = "Một tệp kèm theo không có tên, được đặt là “{name}”."

KIND_WORDS = ("gửi mới", "thu hồi", "cập nhật", "thay thế")
