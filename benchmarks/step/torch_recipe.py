"""A recipe's step in PyTorch, eager: a subject of the step's benchmark."""
import torch
from recipe_peers import read_arguments, serve
from torch import nn

BATCH, RECIPE = read_arguments()


def convolve(spec, shape):
    """PyTorch's modules for a convolution; TensorFlow's `same` puts an odd zero after."""
    (height, _, channels), kernel, stride = shape, spec["kernelSize"], spec.get("strides", 1)
    padding, bias = spec.get("padding", "valid"), spec.get("useBias", True)
    if spec["layer"] == "conv2dTranspose":
        if padding == "same" and (kernel - stride) % 2:
            raise ValueError("a transposed convolution whose cut is uneven is not built here")
        cut = (kernel - stride) // 2 if padding == "same" else 0
        return [nn.ConvTranspose2d(channels, spec["filters"], kernel, stride, cut, bias=bias)]
    if padding == "same":
        total = max((-(-height // stride) - 1) * stride + kernel - height, 0)
        before, after = total // 2, total - total // 2
        pad = [nn.ZeroPad2d((before, after, before, after))] if before != after else []
        return [*pad, nn.Conv2d(channels, spec["filters"], kernel, stride, 0 if pad else before, bias=bias)]
    return [nn.Conv2d(channels, spec["filters"], kernel, stride, 0 if padding == "valid" else padding, bias=bias)]


def build_layer(spec, shape):
    kind = spec["layer"]
    if kind in ("conv2d", "conv2dTranspose"):
        return convolve(spec, shape)
    normalization = nn.BatchNorm2d if len(shape) == 3 else nn.BatchNorm1d
    return {
        "dense": lambda: [nn.Linear(shape[0], spec["units"], bias=spec.get("useBias", True))],
        "batchNormalization": lambda: [normalization(shape[-1], eps=spec.get("epsilon", 1e-3), momentum=1 - spec.get("momentum", 0.99))],
        "leakyRelu": lambda: [nn.LeakyReLU(spec.get("negativeSlope", 0.3))],
        "relu": lambda: [nn.ReLU()],
        "tanh": lambda: [nn.Tanh()],
        "dropout": lambda: [nn.Dropout(spec["rate"])],
        "reshape": lambda: [nn.Unflatten(1, (spec["shape"][2], *spec["shape"][:2]))],
        "flatten": lambda: [nn.Flatten()],
        "upsampling2d": lambda: [nn.Upsample(scale_factor=spec["factor"])],
    }[kind]()


def build(spec):
    """The network; shapes are found by a pass of zeros, kept as height, width, channels."""
    modules, shape = [], spec["inputShape"]
    x = torch.zeros(2, *([shape[2], *shape[:2]] if len(shape) == 3 else shape))
    for one in spec["layers"]:
        for module in build_layer(one, shape):
            modules.append(module)
            x = module(x)
        size = list(x.shape[1:])
        shape = [size[1], size[2], size[0]] if len(size) == 3 else size
    return nn.Sequential(*modules)


def images_for(shape):
    return torch.rand(BATCH, shape[2], *shape[:2]) * 2 - 1


def gan_step():
    generator, discriminator = build(RECIPE["generator"]), build(RECIPE["discriminator"])
    optimizers = [torch.optim.Adam(net.parameters(), 2e-4) for net in (generator, discriminator)]
    cross_entropy = nn.BCEWithLogitsLoss()
    ones, zeros = torch.ones(BATCH, 1), torch.zeros(BATCH, 1)
    real = images_for(RECIPE["discriminator"]["inputShape"])
    share = 0.5 if RECIPE["game"]["halved"] else 1.0
    latents = lambda: torch.randn(BATCH, *RECIPE["generator"]["inputShape"])

    def move(optimizer, find_loss):
        optimizer.zero_grad(set_to_none=True)
        loss = find_loss()
        loss.backward()
        optimizer.step()
        return loss

    def teach_discriminator(fakes):
        fakes = fakes.detach()
        return move(optimizers[1], lambda: share * (cross_entropy(discriminator(fakes), zeros) + cross_entropy(discriminator(real), ones)))

    def step():
        fakes = generator(latents())
        teach_generator = lambda: move(optimizers[0], lambda: cross_entropy(discriminator(fakes), ones))
        if RECIPE["game"]["order"] == "discriminator-first":
            losses = [teach_discriminator(fakes), teach_generator()]
        else:
            losses = [teach_generator(), teach_discriminator(generator(latents()))]
        return [loss.item() for loss in losses]

    return step


def classifier_step():
    model = nn.Sequential(build(RECIPE["trunk"]), build(RECIPE["head"]))
    optimizer, entropy = torch.optim.Adam(model.parameters(), 1e-3), nn.CrossEntropyLoss()
    images, labels = images_for(RECIPE["trunk"]["inputShape"]), torch.randint(0, 10, (BATCH,))

    def step():
        optimizer.zero_grad(set_to_none=True)
        loss = entropy(model(images), labels)
        loss.backward()
        optimizer.step()
        return loss.item()

    return step


serve(f"PyTorch {torch.__version__}, eager", classifier_step() if "trunk" in RECIPE else gan_step())
