// Keeps a picture as a PNG file.

export function nameOfPage() {
  return document.querySelector("h1").textContent.replace(/\s+/g, " ").trim();
}

function keep(picture, name) {
  picture.toBlob((blob) => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = `${name}.png`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  });
}

function onPaper(width, height) {
  const picture = document.createElement("canvas");
  picture.width = width;
  picture.height = height;
  const pen = picture.getContext("2d");
  pen.fillStyle = getComputedStyle(document.documentElement).getPropertyValue("--canvas");
  pen.fillRect(0, 0, width, height);
  return [picture, pen];
}

export function keepCanvas(canvas) {
  const drawn = canvas.querySelector("canvas");
  const [picture, pen] = onPaper(drawn.width, drawn.height);
  pen.drawImage(drawn, 0, 0);
  keep(picture, nameOfPage());
}

export async function keepDrawing(address) {
  const image = new Image();
  image.src = address;
  await image.decode();
  const [picture, pen] = onPaper(image.naturalWidth * 2, image.naturalHeight * 2);
  pen.drawImage(image, 0, 0, picture.width, picture.height);
  keep(picture, nameOfPage());
}
