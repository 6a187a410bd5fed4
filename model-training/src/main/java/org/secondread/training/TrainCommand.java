package org.secondread.training;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.secondread.LesionType;
import org.secondread.pack.PackManifest;
import org.secondread.progress.Cancellation;
import org.secondread.training.torch.TorchNet;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Trains a model pack from pictures with image-level labels. */
@Command(
    name = "secondread train",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    usageHelpAutoWidth = true,
    showDefaultValues = true,
    description = {
      "Trains a model pack from pictures of slices that are labelled with or without lesion.",
      "Not for clinical use.",
      ""
    },
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:the pack is written",
      "1:something nobody foresaw, or the pack does not do what was trained",
      "2:the command line is wrong",
      "3:the training data cannot be used, or the loss diverged",
      "5:the pack or the run folder cannot be written or resumed",
      "130:interrupted (143 after SIGTERM)"
    })
final class TrainCommand implements Callable<Integer> {
  static final Failures FAILURES =
      new Failures("secondread train", "all options", "go on with the same options and --resume");

  private final Cancellation cancellation;

  @Spec private CommandSpec spec;

  @Option(
      names = "--lesion",
      required = true,
      description = "what the label means: ich (hemorrhage on CT) or aci (infarct on DWI)")
  private String lesion;

  @Option(
      names = "--images",
      required = true,
      description =
          "folder, at any depth, with PNG or JPEG (CT: brain window), NIfTI volumes or DICOM series")
  private Path images;

  @Option(
      names = "--labels",
      required = true,
      description = {
        "CSV with a header: id, file or uid (SOP or Series Instance UID); label, lesion, hemorrhage or infarct (0/1); optional slice (of a volume or series, from the feet, from 0); optional patient or group.",
        "A name that is no file here is looked for in the image folder."
      })
  private Path labels;

  @Option(names = "--out", required = true, description = "folder of the model pack to write")
  private Path out;

  @Option(names = "--replace", description = "replace a pack that is at --out already")
  private boolean replace;

  @Option(
      names = "--run",
      description = "folder of checkpoints and report (default: <out>-run)",
      showDefaultValue = CommandLine.Help.Visibility.NEVER)
  private Path run;

  @Option(names = "--resume", description = "go on from the checkpoints in the run folder")
  private boolean resume;

  @Option(names = "--restart", description = "begin anew, though the run folder holds checkpoints")
  private boolean restart;

  @Option(
      names = "--validation-blocks",
      description =
          "ids to hold out, such as 31-44,114-127 (default: two blocks of each class, about a fifth)",
      showDefaultValue = CommandLine.Help.Visibility.NEVER)
  private String validationBlocks;

  @Option(
      names = "--validation-patients",
      description =
          "patients (or groups) to hold out, such as a,b; in place of --validation-blocks",
      showDefaultValue = CommandLine.Help.Visibility.NEVER)
  private String validationPatients;

  @Option(
      names = "--lesion-shapes",
      description =
          "aci: folder of hand-drawn infarct masks, NIfTI in one standard space (default: drawn shapes)",
      showDefaultValue = CommandLine.Help.Visibility.NEVER)
  private Path lesionShapes;

  @Option(
      names = "--least-specificity",
      description =
          "share of the held-out lesion-free slices that must stay below the gate, 0..1; of such gates the most accurate is taken (default: ich 0, aci 1)",
      showDefaultValue = CommandLine.Help.Visibility.NEVER)
  private Double leastSpecificity;

  @Option(
      names = "--recipe",
      defaultValue = "default",
      description = "default (made for few slices) or paper (as Liu et al. 2022 report)")
  private Recipe recipe;

  @Option(
      names = "--net",
      defaultValue = "resnet18",
      description = "resnet18, resnet50, alexnet, googlenet, vgg16 or densenet121")
  private Architecture net;

  @Option(names = "--width", defaultValue = "24", description = "first channels, full size is 64")
  private int width;

  @Option(
      names = "--segmenter-width",
      defaultValue = "16",
      description = "first channels of Mixed-UNet, full size is 64")
  private int segmenterWidth;

  @Option(
      names = "--synthetic-epochs",
      description =
          "classifier epochs on synthetic lesions alone (default: ich 40, aci 30; recipe paper has none)",
      showDefaultValue = CommandLine.Help.Visibility.NEVER)
  private Integer syntheticEpochs;

  @Option(
      names = "--epochs",
      description =
          "classifier epochs on labelled slices that follow (default: ich 110, aci 46, recipe paper 100)",
      showDefaultValue = CommandLine.Help.Visibility.NEVER)
  private Integer epochs;

  @Option(
      names = "--segmenter-epochs",
      description = "Mixed-UNet epochs (default: ich 30, aci 20, recipe paper 100)",
      showDefaultValue = CommandLine.Help.Visibility.NEVER)
  private Integer segmenterEpochs;

  @Option(
      names = "--segmenter-seeding",
      description =
          "weight of the seeding loss (the paper's Eq. 8), which widens outlines (default: ich 0.5, aci 0, recipe paper 1)",
      showDefaultValue = CommandLine.Help.Visibility.NEVER)
  private Double seeding;

  @Option(
      names = "--learning-rate",
      description = "first learning rate of the classifier (default: the recipe's)",
      showDefaultValue = CommandLine.Help.Visibility.NEVER)
  private Double rate;

  @Option(names = "--seed", defaultValue = "1", description = "seed of everything random")
  private long seed;

  @Option(
      names = "--threads",
      description = "threads to compute with (default: all processors)",
      showDefaultValue = CommandLine.Help.Visibility.NEVER)
  private Integer threads;

  @Option(
      names = "--name",
      description = "name of the pack (default: the lesion's)",
      showDefaultValue = CommandLine.Help.Visibility.NEVER)
  private String name;

  @Option(names = "--pack-version", defaultValue = "1.0.0", description = "version of the pack")
  private String version;

  @Option(
      names = "--author",
      defaultValue = "Second Read for Weasis",
      description = "who made the pack")
  private String author;

  @Option(
      names = "--data-note",
      description = "what the training data are, for the model card",
      defaultValue = "Labelled slices of the site that trained the pack.")
  private String dataNote;

  @Option(
      names = "--remarks",
      description = "Markdown file of your own that ends the model card",
      showDefaultValue = CommandLine.Help.Visibility.NEVER)
  private Path remarks;

  @Option(
      names = "--card-only",
      description =
          "train nothing: examine the pack at --out on the slices its training held out, and write its model card anew")
  private boolean cardOnly;

  TrainCommand(Cancellation cancellation) {
    this.cancellation = cancellation;
  }

  @Override
  public Integer call() throws IOException {
    TrainOptions options = options();
    Announcer announcer = Announcer.to(spec.commandLine().getErr());
    TorchNet.threads(new Usage(spec.commandLine()).threads(threads));
    PrintWriter out = spec.commandLine().getOut();
    if (cardOnly) {
      Examination examination = new CardRun(options, announcer, cancellation).run();
      Path card = options.out().resolve(ModelCard.FILE);
      new TrainSummary(options, examination).print(out, "Model card: " + card);
      return 0;
    }
    Examination examination = new TrainingRun(options, announcer, cancellation).run();
    Path report = options.run().resolve(RunReport.FILE);
    new TrainSummary(options, examination).print(out, "Report: " + report);
    return 0;
  }

  TrainOptions options() {
    Usage usage = new Usage(spec.commandLine());
    usage.atLeast(1, "--width", width);
    usage.atLeast(1, "--segmenter-width", segmenterWidth);
    if (seeding != null && !(seeding >= 0 && seeding <= 100)) {
      throw usage("--segmenter-seeding is " + seeding + ", expected 0 to 100");
    }
    if (rate != null && !(rate > 0 && Double.isFinite(rate))) {
      throw usage("--learning-rate is " + rate + ", expected a number above 0");
    }
    requireText("--name", name);
    requireText("--pack-version", version);
    requireText("--author", author);
    requireText("--data-note", dataNote);
    if (validationBlocks != null && validationPatients != null) {
      throw usage("--validation-blocks and --validation-patients exclude each other; give one");
    }
    if (!replace && !cardOnly && Files.exists(out.resolve(PackManifest.FILE))) {
      throw usage(out + " holds a model pack already; name another folder or give --replace");
    }
    LesionType type = usage.lesion(lesion);
    if (lesionShapes != null && type != LesionType.ACI) {
      throw usage("--lesion-shapes is for --lesion aci; synthetic bleeds need no shapes");
    }
    Recipe.Epochs epochCounts = epochs(type);
    double specificity =
        leastSpecificity == null ? recipe.leastSpecificity(type) : leastSpecificity;
    if (!(specificity >= 0 && specificity <= 1)) {
      throw usage("--least-specificity is " + specificity + ", expected 0 to 1");
    }
    return new TrainOptions(
        type,
        images,
        Files.exists(labels) ? labels : images.resolve(labels),
        out,
        run == null ? TrainOptions.runBeside(out) : run,
        recipe,
        net,
        width,
        segmenterWidth,
        epochCounts.synthetic(),
        epochCounts.classifier(),
        epochCounts.segmenter(),
        validationBlocks,
        validationPatients,
        lesionShapes,
        specificity,
        seed,
        start(),
        rate == null ? Double.NaN : rate,
        seeding == null ? Double.NaN : seeding,
        name == null ? type.label() : name,
        version,
        author,
        dataNote,
        remarks);
  }

  /** The pack refuses such texts too, but only when the training is over. */
  private void requireText(String option, String text) {
    if (text != null
        && (text.isBlank() || text.chars().anyMatch(c -> Character.isISOControl(c) && c != '\n'))) {
      throw usage(option + " is empty or holds control characters, expected plain text");
    }
  }

  private Recipe.Epochs epochs(LesionType type) {
    Usage usage = new Usage(spec.commandLine());
    Recipe.Epochs usual = recipe.epochs(type);
    boolean fixed = syntheticEpochs == null || recipe == Recipe.PAPER;
    Recipe.Epochs counts =
        new Recipe.Epochs(
            fixed ? usual.synthetic() : syntheticEpochs,
            epochs == null ? usual.classifier() : epochs,
            segmenterEpochs == null ? usual.segmenter() : segmenterEpochs);
    usage.atLeast(0, "--synthetic-epochs", counts.synthetic());
    usage.atLeast(1, "--epochs", counts.classifier());
    usage.atLeast(1, "--segmenter-epochs", counts.segmenter());
    return counts;
  }

  private Start start() {
    if (resume && restart) {
      throw usage("--resume and --restart exclude each other; give one of them");
    }
    return resume ? Start.RESUME : restart ? Start.RESTART : Start.NEW;
  }

  private ParameterException usage(String message) {
    return new Usage(spec.commandLine()).mistake(message);
  }
}
