// Works out the form's challenge beside the writing, so that sending it doesn't wait.
(() => {
  const form = document.querySelector('form[data-challenge]');
  if (!form || !window.Worker || !window.isSecureContext) return;
  const field = form.elements.proof;
  const button = form.querySelector('button.send');
  let waiting = false;
  const worker = new Worker('WORKER_PATH');
  const done = (value) => {
    field.value = value;
    worker.terminate();
    if (waiting) form.submit();
  };
  // Without an answer the form goes as it would without a script.
  worker.addEventListener('error', () => {
    done('');
    form.removeEventListener('submit', wait);
  });
  worker.addEventListener('message', ({ data }) => done(data));
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no other origin
  worker.postMessage(form.dataset.challenge);
  function wait(event) {
    if (waiting) event.preventDefault();
    if (waiting || field.value !== '') return;
    event.preventDefault();
    waiting = true;
    button.textContent = form.dataset.wait;
  }
  form.addEventListener('submit', wait);
})();
