"""Cài đặt — every setting once, typed; `VANTHU_…` in the environment, in `.env`, or secret files."""

from __future__ import annotations

import os
import re
from datetime import time
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, Self

from pydantic import Field, SecretStr, field_validator, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

PREFIX = "VANTHU_"


class Mode(StrEnum):
    """Cách nhận cập nhật của Telegram."""

    POLLING = "polling"
    WEBHOOK = "webhook"


class Trust(StrEnum):
    """Mức tin cậy của kênh chat — how much a card in the chat may give away."""

    BELL = "bell"
    NUMBER = "number"
    ABSTRACT = "abstract"
    BODY = "body"


class Settings(BaseSettings):
    """Cài đặt của Văn thư — the descriptions are what `vanthu settings` says."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX, env_file=".env", extra="ignore", hide_input_in_errors=True, frozen=True
    )

    data_dir: Path = Field(
        Path("var/vanthu"), description="Thư mục dữ liệu: tệp, khóa, SQLite, hộp thư trao đổi"
    )
    database_url: str = Field(
        "",
        description="Cơ sở dữ liệu: sqlite:///… hoặc postgresql://… "
        "(để trống: sqlite:///<data_dir>/vanthu.sqlite3)",
    )
    telegram_token: SecretStr = Field(SecretStr(""), description="Token của bot Telegram")
    telegram_api: str = Field(
        "",
        description="Địa chỉ Bot API khác (máy chủ riêng, chuyển tiếp, bản thử); trống: Telegram",
    )
    telegram_proxy: str = Field("", description="Proxy ra Telegram: http://… hoặc https://…")
    telegram_mode: Mode = Field(
        Mode.POLLING, description="polling: bot tự hỏi cập nhật; webhook: Telegram gọi đến"
    )
    webhook_secret: SecretStr = Field(
        SecretStr(""),
        description="Mã bí mật của webhook, 16–256 ký tự A–Z a–z 0–9 _ -; bắt buộc ở chế độ webhook",
    )
    webhook_url: str = Field(
        "", description="Địa chỉ https công khai của máy này, để đăng ký webhook với Telegram"
    )
    telegram_trust: Trust = Field(
        Trust.ABSTRACT,
        description="Chat được hiện tới đâu: bell (chỉ báo có việc), number (số), abstract (trích yếu), body (cả nội dung)",
    )
    channels: dict[str, dict[str, SecretStr]] = Field(
        default_factory=dict,
        description="Kênh khác ngoài Telegram, dạng JSON, giá trị là chuỗi; email: "
        '{"email": {"host": …, "port": …, "security": "starttls|tls|none", "user": …, '
        '"password": …, "sender": …, "trust": "bell|number|abstract"}}; '
        'zalo: {"zalo": {"token": …, "trust": "bell|number|abstract"}}; '
        'matrix: {"matrix": {"server": …, "user": …, "token": …, "trust": "bell|number|abstract"}}',
    )
    trust_roots: Path | None = Field(
        None, description="Thư mục chứng thư số gốc tin cậy (trống: <data_dir>/trust/roots)"
    )
    crls: Path | None = Field(
        None, description="Thư mục danh sách thu hồi CRL (trống: <data_dir>/trust/crls)"
    )
    crl_urls: Annotated[tuple[str, ...], NoDecode] = Field(
        (),
        description="Địa chỉ các danh sách thu hồi cần lấy về mỗi giờ, cách nhau dấu phẩy; "
        "không địa chỉ nào ghi trong tệp hay chứng thư số được gọi đến",
    )
    ocsp_urls: Annotated[tuple[str, ...], NoDecode] = Field(
        (),
        description="Địa chỉ các dịch vụ OCSP được hỏi khi danh sách thu hồi không cho biết, cách nhau "
        "dấu phẩy; không địa chỉ nào ghi trong tệp hay chứng thư số được gọi đến",
    )
    timestamp_url: str = Field(
        "", description="Địa chỉ dịch vụ dấu thời gian (TSA), cho mức ký b-t và b-lta; trống: không"
    )
    dms: str = Field("folder", description="Hệ thống liên thông: tên tệp trong adapters/dms")
    dms_options: dict[str, str] = Field(
        default_factory=dict,
        description='Tùy chọn của hệ thống liên thông, dạng JSON; folder: {"root": …, "agencies": …}',
    )
    fetch_seconds: float = Field(
        20.0, ge=0.5, le=3600, description="Bao nhiêu giây hỏi gói tin mới một lần"
    )
    digest_times: Annotated[tuple[time, ...], NoDecode] = Field(
        (time(7, 30), time(13, 30)), description="Giờ gửi điểm việc trong ngày làm việc"
    )
    undecided_hours: float = Field(
        4.0,
        ge=0.25,
        le=240,
        description="Sau mấy giờ thì nhắc văn thư về văn bản đến không đạt kiểm tra mà chưa phản hồi",
    )
    host: str = Field("127.0.0.1", description="Địa chỉ lắng nghe của trang cơ quan")
    port: int = Field(8080, ge=1, le=65535, description="Cổng của trang cơ quan")
    office_url: str = Field(
        "",
        description="Địa chỉ trang cơ quan như mọi người mở, ví dụ https://vanthu.soxyz.gov.vn; "
        "ghi vào tin nhắn ở kênh không có nút",
    )
    secure_cookies: bool = Field(
        True, description="Chỉ gửi cookie qua https (tắt khi chạy thử trên máy mình)"
    )
    log_json: bool = Field(True, description="Nhật ký kỹ thuật dạng JSON; tắt: dạng dễ đọc")
    log_level: str = Field("info", description="Mức nhật ký kỹ thuật: debug, info, warning, error")

    @field_validator("digest_times", mode="before")
    @classmethod
    def _times(cls, value: Any) -> Any:
        return [part.strip() for part in value.split(",")] if isinstance(value, str) else value

    @field_validator("crl_urls", "ocsp_urls", mode="before")
    @classmethod
    def _addresses(cls, value: Any) -> Any:
        if not isinstance(value, str):
            return value
        return [part.strip() for part in value.split(",") if part.strip()]

    @field_validator("office_url")
    @classmethod
    def _of_a_page(cls, value: str) -> str:
        if value and not re.fullmatch(r"https?://[^\s@?#]+", value):
            raise ValueError("bắt đầu bằng http:// hoặc https://, không có tham số")
        return value.rstrip("/")

    @field_validator("crl_urls", "ocsp_urls")
    @classmethod
    def _reachable(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        if any(not re.fullmatch(r"https?://[^\s@]+", one) for one in value):
            raise ValueError("mỗi địa chỉ bắt đầu bằng http:// hoặc https://")
        return value

    @field_validator("digest_times")
    @classmethod
    def _in_order(cls, value: tuple[time, ...]) -> tuple[time, ...]:
        if not 1 <= len(value) <= 2 or list(value) != sorted(set(value)):
            raise ValueError("cần một hoặc hai giờ, tăng dần, ví dụ 07:30,13:30")
        return value

    @field_validator("log_level")
    @classmethod
    def _known_level(cls, value: str) -> str:
        if value not in {"debug", "info", "warning", "error"}:
            raise ValueError("chỉ nhận debug, info, warning, error")
        return value

    @model_validator(mode="after")
    def _webhook_is_guarded(self) -> Self:
        """Fails closed: a webhook that anybody may call is not started."""
        secret = self.webhook_secret.get_secret_value()
        if self.telegram_mode is Mode.WEBHOOK and not secret:
            raise ValueError("chế độ webhook cần VANTHU_WEBHOOK_SECRET")
        if secret and not re.fullmatch(r"[A-Za-z0-9_-]{16,256}", secret):
            raise ValueError("VANTHU_WEBHOOK_SECRET cần 16–256 ký tự A–Z a–z 0–9 _ -")
        return self

    @property
    def store_url(self) -> str:
        return self.database_url or f"sqlite:///{self.data_dir / 'vanthu.sqlite3'}"

    @property
    def roots_folder(self) -> Path:
        return self.trust_roots or self.data_dir / "trust" / "roots"

    @property
    def crls_folder(self) -> Path:
        return self.crls or self.data_dir / "trust" / "crls"

    @property
    def exchange_options(self) -> dict[str, str]:
        root = {"root": str(self.data_dir / "exchange")} if self.dms == "folder" else {}
        return root | self.dms_options

    @property
    def bot_number(self) -> str:
        """Số của bot — the part of the token that is no secret; empty without a token."""
        return self.telegram_token.get_secret_value().partition(":")[0]


def load() -> Settings:
    """Đọc cài đặt — secret files from `VANTHU_SECRETS_DIR` or the service manager's credentials.

    Raises pydantic's ValidationError.
    """
    folder = os.environ.get(f"{PREFIX}SECRETS_DIR") or os.environ.get("CREDENTIALS_DIRECTORY")
    if folder and Path(folder).is_dir():
        return Settings(_secrets_dir=folder)
    return Settings()
