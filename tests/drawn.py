"""Pictures drawn for tests, with all that a camera writes beside them."""

from __future__ import annotations

import io

from PIL import Image, ImageCms, ImageDraw
from PIL.PngImagePlugin import PngInfo

CAMERA = "SECRETCAM 9000"
SERIAL = "SN-77-4242"
REMARK = "remark-of-the-camera"
PLACE = (34.0, 35.0, 36.125)
"""Degrees, minutes, seconds."""
SECRETS = (CAMERA.encode(), SERIAL.encode(), REMARK.encode(), b"Exif\x00\x00", b"photoshop", b"GPS")
LABEL = '{"Label":"1","ContentProducer":"001191110000000000000X00000","ProduceID":"A<2>&7"}'


def drawn(width: int = 1600, height: int = 1000, mode: str = "RGB") -> Image.Image:
    """A scene with edges and slopes; its left upper corner is red."""
    image = Image.linear_gradient("L").resize((width, height)).convert(mode)
    pen = ImageDraw.Draw(image)
    pen.rectangle((0, 0, width // 4, height // 4), fill=(200, 20, 20))
    pen.ellipse((width // 2, height // 3, width * 3 // 4, height * 2 // 3), fill=(20, 90, 160))
    return image


def photograph(image: Image.Image | None = None, *, orientation: int = 1) -> bytes:
    """A JPEG as a telephone writes it: EXIF with the place, XMP, a comment, a colour profile."""
    image = image or drawn()
    exif = Image.Exif()
    exif[0x010F] = CAMERA
    exif[0x0112] = orientation
    exif[0x0132] = "2026:11:22 10:00:00"
    exif.get_ifd(0x8769)[0xA431] = SERIAL
    exif.get_ifd(0x8825)[1] = "N"
    exif.get_ifd(0x8825)[2] = PLACE
    target = io.BytesIO()
    image.save(
        target,
        "JPEG",
        exif=exif,
        xmp=f"<x:xmpmeta xmlns:x='adobe:ns:meta/'>{SERIAL}</x:xmpmeta>".encode(),
        comment=REMARK,
        icc_profile=ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes(),
        quality=92,
    )
    return target.getvalue()


def labelled(label: str = LABEL, *, packed: bool = False) -> bytes:
    """A PNG as a generator writes it: the mark in its XMP, or as a text chunk of its own."""
    texts = PngInfo()
    if packed:
        texts.add_text("AIGC", label, zip=True)
    else:
        inner = label.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")
        texts.add_itxt(
            "XML:com.adobe.xmp",
            '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF '
            'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description '
            f'xmlns:TC260="http://www.tc260.org.cn/ns/AIGC/1.0/" note="{SERIAL}">'
            f"<TC260:AIGC>{inner}</TC260:AIGC></rdf:Description></rdf:RDF></x:xmpmeta>",
            zip=True,
        )
    texts.add_text("parameters", SERIAL)
    target = io.BytesIO()
    drawn(800, 500).save(target, "PNG", pnginfo=texts)
    return target.getvalue()


def moving() -> bytes:
    """A GIF of two pictures."""
    target = io.BytesIO()
    first, second = drawn(300, 200), Image.new("RGB", (300, 200), (0, 90, 0))
    first.save(target, "GIF", save_all=True, append_images=[second], comment=REMARK.encode())
    return target.getvalue()
