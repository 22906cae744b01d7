### Bảo quản chữ ký số: kiểm tra lại và gia hạn dấu thời gian

step-record-recheck-in = Ghi kết quả kiểm tra lại chữ ký số
step-record-recheck-in-done = Đã ghi kết quả kiểm tra lại chữ ký số.
step-record-recheck-out = Ghi kết quả kiểm tra lại chữ ký số
step-record-recheck-out-done = Đã ghi kết quả kiểm tra lại chữ ký số.

recheck-invalid = ✘ Kiểm tra lại lúc { $at }: chữ ký số trên { $name } không còn hợp lệ. { $why }
recheck-indeterminate = ⚠️ Kiểm tra lại lúc { $at }: không còn xác định được chữ ký số trên { $name }. { $why }
recheck-renewed = 🕰 { $name }: đã thêm dấu thời gian lưu trữ lúc { $at }
reason-signature-turned = ⚠️ Kiểm tra lại chữ ký số đã lưu, kết quả thay đổi: { $names }
