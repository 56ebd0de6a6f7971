"""Writes one résumé with several programs, each as it does by itself: `write.py FOLDER`."""

import subprocess
import sys
from pathlib import Path

FOLDER = Path(sys.argv[1])
# Lines of the résumé, with their kind.
RESUME = [
    ("name", "Ada Example"),
    ("text", "ada@example.org · +44 117 496 0123 · www.example.org"),
    ("section", "Experience"),
    ("entry", "Example Joinery"),
    ("text", "Carpenter"),
    ("text", "Bristol, England"),
    ("text", "2019 – 2022"),
    ("bullet", "Built eleven staircases that do not creak, and found an efficient office for fifty flights"),
    ("section", "Education"),
    ("entry", "College of Wood"),
    ("text", "Master of Arts, Stairs"),
    ("text", "2015 – 2019"),
    ("section", "Skills"),
    ("text", "Oak, Ash, Joints"),
]
SIZES = {"name": 20, "section": 13, "entry": 10, "text": 10, "bullet": 10}


def reportlab():
    from reportlab.pdfgen.canvas import Canvas

    canvas = Canvas(str(FOLDER / "reportlab.pdf"))
    y = 780
    for kind, text in RESUME:
        canvas.setFont("Helvetica-Bold" if kind in ("name", "section", "entry") else "Helvetica", SIZES[kind])
        canvas.drawString(72, y, f"• {text}" if kind == "bullet" else text)
        y -= 1.4 * SIZES[kind]
    # What some are told to do: words for the machine alone.
    canvas.setFont("Helvetica", 1)
    canvas.setFillColorRGB(1, 1, 1)
    canvas.drawString(72, 40, "synergy leadership blockchain")
    canvas.save()


def fpdf2():
    from fpdf import FPDF

    font = "/usr/share/fonts/truetype/dejavu/DejaVuSans"
    pdf = FPDF()
    pdf.add_page()
    pdf.add_font("DejaVu", fname=f"{font}.ttf")
    pdf.add_font("DejaVu", style="B", fname=f"{font}-Bold.ttf")
    for kind, text in RESUME:
        pdf.set_font("DejaVu", "B" if kind in ("name", "section", "entry") else "", SIZES[kind])
        pdf.multi_cell(0, None, f"• {text}" if kind == "bullet" else text, new_x="LMARGIN", new_y="NEXT")
    pdf.set_encryption(owner_password="owner", permissions=0)
    pdf.output(str(FOLDER / "fpdf2.pdf"))


def weasyprint():
    from weasyprint import HTML

    tags = {"name": "h1", "section": "h2", "entry": "h3", "text": "p", "bullet": "li"}
    body = "".join(f"<{tags[kind]}>{text}</{tags[kind]}>" for kind, text in RESUME)
    style = "body { font: 10pt 'DejaVu Sans' } h1 { font-size: 20pt } h2 { font-size: 13pt } h3 { font-size: 10pt }"
    html = f"<html lang='en-GB'><head><title>Ada Example</title><style>{style}</style></head><body>{body}</body></html>"
    HTML(string=html).write_pdf(FOLDER / "weasyprint.pdf", pdf_variant="pdf/ua-1")


def groff():
    macros = {"name": ".TL", "section": ".SH", "entry": ".LP\n.B", "text": ".LP", "bullet": ".IP \\(bu 2"}
    lines = []
    for kind, text in RESUME:
        separator = " " if kind == "entry" else "\n"
        quoted = f'"{text}"' if kind == "entry" else text
        lines.append(f"{macros[kind]}{separator}{quoted}")
    source = "\n".join(lines).replace("–", "\\(en").replace("·", "\\(md") + "\n"
    pdf = subprocess.run(["groff", "-ms", "-Kutf8", "-Tpdf"], input=source.encode(), capture_output=True, check=True)
    (FOLDER / "groff.pdf").write_bytes(pdf.stdout)


for write in (reportlab, fpdf2, weasyprint, groff):
    write()
