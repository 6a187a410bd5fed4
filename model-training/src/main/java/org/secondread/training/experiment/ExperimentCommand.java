package org.secondread.training.experiment;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.secondread.LesionType;
import org.secondread.progress.Cancellation;
import org.secondread.training.Announcer;
import org.secondread.training.Failures;
import org.secondread.training.Recipe;
import org.secondread.training.TrainOptions;
import org.secondread.training.Usage;
import org.secondread.training.torch.TorchNet;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes a table of the paper again, from this project's data, nets and packs. */
@Command(
    name = "secondread experiment",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    usageHelpAutoWidth = true,
    showDefaultValues = true,
    description = {
      "Measures one stage and writes a table beside the paper's figures, as Markdown and CSV, with pictures.",
      "What a run has measured is kept in its run folder: an interrupted experiment goes on when the"
          + " same command is given again. Not for clinical use.",
      ""
    },
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:the table is written",
      "1:something nobody foresaw",
      "2:the command line is wrong",
      "3:the data or the pack cannot be used, or a loss diverged",
      "5:the tables or the run folder cannot be written",
      "130:interrupted (143 after SIGTERM)"
    })
final class ExperimentCommand implements Callable<Integer> {
  static final Failures FAILURES =
      new Failures(
          "secondread experiment",
          "all options, 'list' all experiments",
          "give the same command again to go on from here");

  private static final String LIST = "list";

  /** The held-out part of each committed pack's data: these slices it never saw. */
  private static final Map<LesionType, String> HELD_OUT =
      Map.of(LesionType.ICH, "31-38,48-56,106-113,178-183,190-193", LesionType.ACI, "volunteer");

  private final Cancellation cancellation;

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "<name>",
      arity = "1",
      description = "which experiment; 'list' names them all")
  private String name;

  @Option(
      names = "--lesion",
      defaultValue = "ich",
      description = "ich (hemorrhage on CT) or aci (infarct on DWI)")
  private String lesion;

  @Option(
      names = "--data",
      description = "folder of the data sets (default: ../shared/data beside the project)",
      showDefaultValue = CommandLine.Help.Visibility.NEVER)
  private Path data;

  @Option(
      names = "--labels",
      description =
          "image-level labels, CSV as for train (default: head-ct/labels.csv of the data for ich,"
              + " labels.csv of the pack for aci)",
      showDefaultValue = CommandLine.Help.Visibility.NEVER)
  private Path labels;

  @Option(
      names = "--pack",
      description = "pack to examine (default: model-packs/<lesion>)",
      showDefaultValue = CommandLine.Help.Visibility.NEVER)
  private Path pack;

  @Option(
      names = "--held-out",
      description =
          "what the pack was not trained on: blocks of ids for ich, patients for aci"
              + " (default: the committed pack's own)",
      showDefaultValue = CommandLine.Help.Visibility.NEVER)
  private String heldOut;

  @Option(
      names = "--recipes",
      split = ",",
      defaultValue = "paper",
      description = "recipes that 'masks' trains beside the pack: paper, default; or none")
  private List<String> recipes;

  @Option(names = "--seeds", split = ",", defaultValue = "1", description = "one training each")
  private List<Long> seeds;

  @Option(
      names = "--width",
      defaultValue = "8",
      description = "first channels of every net that is trained, full size is 64")
  private int width;

  @Option(
      names = "--synthetic-epochs",
      defaultValue = "20",
      description = "classifier epochs on synthetic lesions alone")
  private int syntheticEpochs;

  @Option(names = "--epochs", defaultValue = "24", description = "classifier epochs that follow")
  private int epochs;

  @Option(names = "--segmenter-epochs", defaultValue = "16", description = "segmenter epochs")
  private int segmenterEpochs;

  @Option(
      names = "--kept",
      description = "train nothing: make the tables from what earlier runs have kept")
  private boolean keptAlone;

  @Option(
      names = "--threads",
      description = "threads to compute with (default: all processors)",
      showDefaultValue = CommandLine.Help.Visibility.NEVER)
  private Integer threads;

  @Option(
      names = "--out",
      defaultValue = "experiments",
      description = "folder of the tables and pictures")
  private Path out;

  @Option(
      names = "--run",
      description = "folder of what each training reached (default: <out>-run)",
      showDefaultValue = CommandLine.Help.Visibility.NEVER)
  private Path run;

  ExperimentCommand(Cancellation cancellation) {
    this.cancellation = cancellation;
  }

  @Override
  public Integer call() throws IOException {
    var print = spec.commandLine().getOut();
    if (name.equals(LIST)) {
      for (Experiment experiment : Experiments.ALL) {
        print.printf("%-12s %s%n", experiment.name(), experiment.summary());
      }
      print.flush();
      return 0;
    }
    Experiment experiment =
        Experiments.find(name)
            .orElseThrow(
                () ->
                    usage()
                        .mistake(
                            "There is no experiment '%s', expected one of %s"
                                .formatted(name, String.join(", ", Experiments.names()))));
    ExperimentOptions options = options();
    TorchNet.threads(options.threads());
    Report report =
        experiment.run(
            Laboratory.open(options, Announcer.to(spec.commandLine().getErr()), cancellation));
    report.write(options.out());
    print.println(report.markdown());
    print.println("Written: " + options.out().resolve(report.name() + ".md"));
    print.println("Not for clinical use.");
    print.flush();
    return 0;
  }

  private ExperimentOptions options() {
    Usage usage = usage();
    usage.atLeast(1, "--width", width);
    usage.atLeast(1, "--epochs", epochs);
    usage.atLeast(1, "--segmenter-epochs", segmenterEpochs);
    usage.atLeast(0, "--synthetic-epochs", syntheticEpochs);
    if (Set.copyOf(seeds).size() < seeds.size()) {
      throw usage.mistake("--seeds names a seed twice; name each once");
    }
    LesionType type = usage.lesion(lesion);
    Path home = Path.of(System.getProperty("secondread.home", ""));
    Path folder = data == null ? home.resolve("../shared/data").normalize() : data;
    Path examined = pack == null ? home.resolve("model-packs").resolve(type.id()) : pack;
    return new ExperimentOptions(
        called(),
        folder,
        labels == null ? defaultLabels(type, folder, examined) : labels,
        type,
        examined,
        heldOut == null ? HELD_OUT.get(type) : heldOut,
        seeds,
        recipes(),
        width,
        syntheticEpochs,
        epochs,
        segmenterEpochs,
        keptAlone,
        usage.threads(threads),
        out,
        run == null ? TrainOptions.runBeside(out) : run);
  }

  private List<Recipe> recipes() {
    List<Recipe> chosen = new ArrayList<>();
    for (String recipe : recipes) {
      switch (recipe.toLowerCase(Locale.ROOT)) {
        case "none" -> {}
        case "paper" -> chosen.add(Recipe.PAPER);
        case "default" -> chosen.add(Recipe.DEFAULT);
        default ->
            throw usage()
                .mistake("--recipes names '%s', expected paper, default or none".formatted(recipe));
      }
    }
    return chosen;
  }

  private static Path defaultLabels(LesionType type, Path data, Path pack) {
    return switch (type) {
      case ICH -> data.resolve("head-ct").resolve("labels.csv");
      case ACI -> pack.resolve("labels.csv");
    };
  }

  /** The command as it was given, but for what changes no figure. */
  private String called() {
    StringBuilder text = new StringBuilder("./secondread experiment ").append(name);
    Map<String, List<String>> given = new TreeMap<>();
    for (var option : spec.commandLine().getParseResult().matchedOptions()) {
      given.put(option.longestName(), option.originalStringValues());
    }
    List.of("--out", "--run", "--kept", "--threads").forEach(given::remove);
    given.forEach(
        (option, values) ->
            text.append(' ').append(option).append(' ').append(String.join(",", values)));
    return text.toString();
  }

  private Usage usage() {
    return new Usage(spec.commandLine());
  }
}
