"""Many pages that have called through their WebSockets and wait, as Dash's renderer does (RFC 6455)."""
import base64
import json
import os
import selectors
import socket
import time

CALL = {"type": "callback_request", "rendererId": "r", "requestId": "r-1", "payload": {
    "output": "seen.children", "outputs": {"id": "seen", "property": "children"}, "changedPropIds": ["in.value"],
    "inputs": [{"id": "in", "property": "value", "value": "here"}]}}


def text_frame(text):
    payload = text.encode()
    short = len(payload) < 126
    length = bytes([0x80 | len(payload)]) if short else bytes([0x80 | 126]) + len(payload).to_bytes(2, "big")
    return b"\x81" + length + bytes(4) + payload  # a mask of zeros


def open_page(port, call=CALL):
    """One page, which calls at once unless `call` is None."""
    page = socket.create_connection(("127.0.0.1", port), 30)
    key = base64.b64encode(os.urandom(16)).decode()
    page.sendall(f"GET /_dash-ws-callback HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nOrigin: http://127.0.0.1:{port}\r\n"
                 f"Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: {key}\r\n\r\n"
                 .encode())
    received = b""
    while b"\r\n\r\n" not in received:
        received += page.recv(4096)
    assert received.startswith(b"HTTP/1.1 101"), received
    if call is None:
        return page
    page.sendall(text_frame(json.dumps(call)))
    while b"callback_response" not in received:
        received += page.recv(4096)
    return page


def open_pages(port, count):
    return [open_page(port) for _ in range(count)]


def count_reached(pages, text, seconds=30):
    """How many of the pages get a message with the text."""
    selector = selectors.DefaultSelector()
    received = {}
    for page in pages:
        page.setblocking(False)
        selector.register(page, selectors.EVENT_READ)
        received[page] = b""
    reached, deadline = 0, time.monotonic() + seconds
    while reached < len(pages) and time.monotonic() < deadline:
        for key, _ in selector.select(1):
            page = key.fileobj
            received[page] += page.recv(65536)
            if text in received[page]:
                selector.unregister(page)
                reached += 1
    return reached
